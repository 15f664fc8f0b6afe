package dev.gantry.ecs.domain.placement;

import dev.gantry.ecs.domain.placement.query.ClusterQuery;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.PlacementConstraint;
import dev.gantry.shapes.ecs.PlacementConstraintType;
import dev.gantry.shapes.ecs.TaskDefinitionPlacementConstraint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an instance must be to take a task; all of it together.
 *
 * @param memberOf queries that the instance satisfies
 * @param distinctInstance whether it may not hold another task of the group
 */
public record Constraints(List<ClusterQuery> memberOf, boolean distinctInstance) {

    private static final int MOST = 10;

    public static final Constraints NONE = new Constraints(List.of(), false);

    public Constraints {
        memberOf = List.copyOf(memberOf);
    }

    /** Those of a task definition and of a request together, or their refusal. */
    public static Constraints parse(
            List<TaskDefinitionPlacementConstraint> definition, List<PlacementConstraint> request) {
        if (definition.size() + request.size() > MOST) {
            throw new InvalidParameterException("Placement constraints can have at most " + MOST + " entries.");
        }
        List<ClusterQuery> queries = new ArrayList<>();
        definition.forEach(constraint -> queries.add(query(constraint.expression())));
        request.stream().filter(Constraints::isMemberOf).forEach(each -> queries.add(query(each.expression())));
        return new Constraints(queries, request.stream().anyMatch(Constraints::isDistinctInstance));
    }

    private static boolean isMemberOf(PlacementConstraint constraint) {
        return PlacementConstraintType.MEMBER_OF.equals(constraint.type());
    }

    private static boolean isDistinctInstance(PlacementConstraint constraint) {
        boolean distinct = PlacementConstraintType.DISTINCT_INSTANCE.equals(constraint.type());
        if (distinct && constraint.expression() != null) {
            throw new InvalidParameterException("Placement constraint 'distinctInstance' does not take an expression.");
        }
        if (!distinct && !isMemberOf(constraint)) {
            throw new InvalidParameterException("Invalid placement constraint type: " + constraint.type());
        }
        return distinct;
    }

    private static ClusterQuery query(@Nullable String expression) {
        if (expression == null || expression.isBlank()) {
            throw new InvalidParameterException("Placement constraint 'memberOf' needs an expression.");
        }
        return ClusterQuery.parse(expression);
    }
}
