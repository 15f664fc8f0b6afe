package dev.gantry.ecs.domain.taskdefinition;

import static dev.gantry.ecs.domain.taskdefinition.Rule.when;

import dev.gantry.ecs.domain.identifier.Names;
import dev.gantry.ecs.domain.json.JsonText;
import dev.gantry.ecs.domain.placement.Constraints;
import dev.gantry.shapes.ecs.Compatibility;
import dev.gantry.shapes.ecs.ContainerDefinition;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.RegisterTaskDefinitionRequest;
import dev.gantry.shapes.ecs.TaskDefinitionPlacementConstraint;
import dev.gantry.shapes.ecs.TaskDefinitionPlacementConstraintType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules about a task definition as a whole. */
final class GeneralRules {

    static final List<Rule> ALL = List.of(
            GeneralRules::familyIsNamed,
            GeneralRules::hasContainers,
            GeneralRules::containerNamesAreUnique,
            GeneralRules::hasAnEssentialContainer,
            GeneralRules::rolesAreNamesOrArns,
            GeneralRules::compatibilitiesAreKnown,
            GeneralRules::placementConstraintsAreMemberOf,
            GeneralRules::noInferenceAccelerators,
            GeneralRules::tagsAreFew,
            GeneralRules::isNotTooLong);

    private static final int MOST_CONTAINERS = 10;
    private static final int MOST_TAGS = 50;
    private static final int MOST_CONSTRAINTS = 10;
    private static final int LONGEST = 64 * 1024;

    private GeneralRules() {}

    static Stream<String> familyIsNamed(RegisterTaskDefinitionRequest request) {
        String family = request.family();
        if (family == null || family.isEmpty()) {
            return Stream.of("Family should not be null or empty.");
        }
        return when(!Names.isValid(family), "Family contains invalid characters.");
    }

    static Stream<String> hasContainers(RegisterTaskDefinitionRequest request) {
        int count = request.containerDefinitionsOrEmpty().size();
        if (count == 0) {
            return Stream.of("Container list cannot be empty.");
        }
        return when(count > MOST_CONTAINERS, "Task definition can have at most " + MOST_CONTAINERS + " containers.");
    }

    static Stream<String> containerNamesAreUnique(RegisterTaskDefinitionRequest request) {
        Set<String> seen = new HashSet<>();
        return request.containerDefinitionsOrEmpty().stream()
                .map(container -> String.valueOf(container.name()))
                .filter(name -> !seen.add(name))
                .map(name -> "Duplicate container name '" + name + "' in the task definition.");
    }

    static Stream<String> hasAnEssentialContainer(RegisterTaskDefinitionRequest request) {
        List<ContainerDefinition> containers = request.containerDefinitionsOrEmpty();
        return when(
                containers.stream().noneMatch(Essential::is), "Task definition does not have any essential container.");
    }

    static Stream<String> rolesAreNamesOrArns(RegisterTaskDefinitionRequest request) {
        boolean valid = RoleName.isValid(request.taskRoleArn()) && RoleName.isValid(request.executionRoleArn());
        return when(!valid, "Role is not valid");
    }

    static Stream<String> compatibilitiesAreKnown(RegisterTaskDefinitionRequest request) {
        return request.requiresCompatibilitiesOrEmpty().stream()
                .filter(name -> !Compatibility.VALUES.contains(name))
                .map(name -> "Invalid compatibility: " + name);
    }

    static Stream<String> placementConstraintsAreMemberOf(RegisterTaskDefinitionRequest request) {
        List<TaskDefinitionPlacementConstraint> constraints = request.placementConstraintsOrEmpty();
        if (constraints.size() > MOST_CONSTRAINTS) {
            return Stream.of("Task definition can have at most " + MOST_CONSTRAINTS + " placement constraints.");
        }
        if (!constraints.stream().allMatch(each -> isMemberOf(each.type()))) {
            return Stream.of("Placement constraints of a task definition have to be of type 'memberOf'.");
        }
        return badExpression(constraints);
    }

    private static boolean isMemberOf(@Nullable String type) {
        return TaskDefinitionPlacementConstraintType.MEMBER_OF.equals(type);
    }

    private static Stream<String> badExpression(List<TaskDefinitionPlacementConstraint> constraints) {
        try {
            Constraints.parse(constraints, List.of());
            return Stream.empty();
        } catch (InvalidParameterException refusal) {
            return Stream.of(refusal.text());
        }
    }

    static Stream<String> noInferenceAccelerators(RegisterTaskDefinitionRequest request) {
        return when(
                !request.inferenceAcceleratorsOrEmpty().isEmpty(), "Amazon Elastic Inference is no longer available.");
    }

    static Stream<String> tagsAreFew(RegisterTaskDefinitionRequest request) {
        return when(request.tagsOrEmpty().size() > MOST_TAGS, "Tags can not be more than " + MOST_TAGS + " elements.");
    }

    static Stream<String> isNotTooLong(RegisterTaskDefinitionRequest request) {
        int length = JsonText.of(request.toBuilder().tags(null).build()).length();
        return when(
                length > LONGEST, "Actual length: '" + length + "'. Max allowed length is '" + LONGEST + "' bytes.");
    }
}
