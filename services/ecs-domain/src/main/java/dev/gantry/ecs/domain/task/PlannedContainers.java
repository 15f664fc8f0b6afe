package dev.gantry.ecs.domain.task;

import dev.gantry.ecs.domain.taskdefinition.Essential;
import dev.gantry.ecs.domain.taskdefinition.Gpus;
import dev.gantry.shapes.ecs.ContainerDefinition;
import dev.gantry.shapes.ecs.ManagedAgent;
import dev.gantry.shapes.ecs.ManagedAgentName;
import dev.gantry.shapes.ecs.TaskDefinition;
import java.util.List;
import java.util.Objects;

/** The containers of a new task. */
public final class PlannedContainers {

    private PlannedContainers() {}

    /** All PENDING, in the order of the definition, which {@link Overrides} have been merged into. */
    public static List<Container> of(TaskDefinition definition, TaskOptions options) {
        List<ManagedAgent> agents = options.executeCommand() ? List.of(executeCommandAgent()) : List.of();
        return definition.containerDefinitionsOrEmpty().stream()
                .map(container -> Container.planned(plan(container), agents))
                .toList();
    }

    private static ManagedAgent executeCommandAgent() {
        return ManagedAgent.builder()
                .name(ManagedAgentName.EXECUTE_COMMAND_AGENT)
                .lastStatus("PENDING")
                .build();
    }

    private static ContainerPlan plan(ContainerDefinition container) {
        return new ContainerPlan(
                Objects.requireNonNullElse(container.name(), ""),
                Objects.requireNonNullElse(container.image(), ""),
                Essential.is(container),
                container.healthCheck() != null,
                Objects.requireNonNullElse(container.cpu(), 0),
                Objects.requireNonNullElse(container.memory(), 0),
                Objects.requireNonNullElse(container.memoryReservation(), 0),
                Gpus.of(container));
    }
}
