package dev.gantry.ecs.domain.taskdefinition;

import static dev.gantry.ecs.domain.taskdefinition.Rule.setting;
import static dev.gantry.ecs.domain.taskdefinition.Rule.when;

import dev.gantry.shapes.ecs.ContainerCondition;
import dev.gantry.shapes.ecs.ContainerDefinition;
import dev.gantry.shapes.ecs.ContainerDependency;
import dev.gantry.shapes.ecs.RegisterTaskDefinitionRequest;
import dev.gantry.shapes.ecs.VolumeFrom;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Rules about the order in which containers start. Links and volumesFrom count as START dependencies. */
final class DependencyRules {

    static final List<Rule> ALL = List.of(
            each(DependencyRules::targetExists),
            each(DependencyRules::conditionIsKnown),
            each(DependencyRules::completionIsNotOfAnEssentialContainer),
            each(DependencyRules::healthNeedsACheck),
            DependencyRules::hasNoCycle);

    private DependencyRules() {}

    /** A dependency, whose it is, and all containers by name. */
    private record Edge(ContainerDefinition from, ContainerDependency to) {

        String target() {
            return String.valueOf(to.containerName());
        }

        String condition() {
            return String.valueOf(to.condition());
        }
    }

    private static Rule each(BiFunction<Edge, Map<String, ContainerDefinition>, Stream<String>> rule) {
        return request -> {
            Map<String, ContainerDefinition> byName = byName(request);
            return request.containerDefinitionsOrEmpty().stream()
                    .flatMap(container -> container.dependsOnOrEmpty().stream().map(to -> new Edge(container, to)))
                    .flatMap(edge -> rule.apply(edge, byName));
        };
    }

    private static Map<String, ContainerDefinition> byName(RegisterTaskDefinitionRequest request) {
        Map<String, ContainerDefinition> byName = new HashMap<>();
        request.containerDefinitionsOrEmpty()
                .forEach(container -> byName.put(String.valueOf(container.name()), container));
        return byName;
    }

    private static Stream<String> targetExists(Edge edge, Map<String, ContainerDefinition> byName) {
        return when(
                !byName.containsKey(edge.target()),
                setting(edge.from()) + "It depends on container '" + edge.target()
                        + "', which is not in the task definition.");
    }

    private static Stream<String> conditionIsKnown(Edge edge, Map<String, ContainerDefinition> byName) {
        return when(
                !ContainerCondition.VALUES.contains(edge.condition()),
                setting(edge.from()) + "Invalid dependency condition: " + edge.condition());
    }

    private static Stream<String> completionIsNotOfAnEssentialContainer(
            Edge edge, Map<String, ContainerDefinition> byName) {
        boolean completion =
                Set.of(ContainerCondition.COMPLETE, ContainerCondition.SUCCESS).contains(edge.condition());
        ContainerDefinition target = byName.get(edge.target());
        return when(
                completion && target != null && Essential.is(target),
                setting(edge.from()) + "A dependency with condition " + edge.condition()
                        + " cannot be on the essential container '" + edge.target() + "'.");
    }

    private static Stream<String> healthNeedsACheck(Edge edge, Map<String, ContainerDefinition> byName) {
        ContainerDefinition target = byName.get(edge.target());
        return when(
                edge.condition().equals(ContainerCondition.HEALTHY) && target != null && target.healthCheck() == null,
                setting(edge.from()) + "A dependency with condition HEALTHY needs a health check on container '"
                        + edge.target() + "'.");
    }

    static Stream<String> hasNoCycle(RegisterTaskDefinitionRequest request) {
        Map<String, ContainerDefinition> byName = byName(request);
        Set<String> done = new HashSet<>();
        return when(
                byName.keySet().stream().anyMatch(name -> reachesItself(name, byName, new HashSet<>(), done)),
                "Container dependencies contain a cycle.");
    }

    private static boolean reachesItself(
            String name, Map<String, ContainerDefinition> byName, Set<String> path, Set<String> done) {
        ContainerDefinition container = byName.get(name);
        if (container == null || done.contains(name)) {
            return false;
        }
        if (!path.add(name)) {
            return true;
        }
        boolean cycle = targets(container).anyMatch(target -> reachesItself(target, byName, path, done));
        path.remove(name);
        done.add(name);
        return cycle;
    }

    private static Stream<String> targets(ContainerDefinition container) {
        return Stream.of(
                        container.dependsOnOrEmpty().stream().map(ContainerDependency::containerName),
                        container.linksOrEmpty().stream().map(link -> link.split(":", 2)[0]),
                        container.volumesFromOrEmpty().stream().map(VolumeFrom::sourceContainer))
                .flatMap(names -> names)
                .map(String::valueOf);
    }
}
