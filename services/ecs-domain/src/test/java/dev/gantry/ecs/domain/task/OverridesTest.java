package dev.gantry.ecs.domain.task;

import static dev.gantry.ecs.domain.Samples.NOON;
import static dev.gantry.ecs.domain.Samples.SCOPE;
import static dev.gantry.ecs.domain.Samples.container;
import static dev.gantry.ecs.domain.Samples.containers;
import static dev.gantry.ecs.domain.Samples.definition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.ecs.domain.taskdefinition.Registration;
import dev.gantry.ecs.domain.taskdefinition.TaskDefinitions;
import dev.gantry.shapes.ecs.ContainerDefinition;
import dev.gantry.shapes.ecs.ContainerOverride;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.KeyValuePair;
import dev.gantry.shapes.ecs.TaskDefinition;
import dev.gantry.shapes.ecs.TaskOverride;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OverridesTest {

    private static final TaskDefinition DEFINITION = TaskDefinitions.register(
                    definition(
                                    container("app")
                                            .command(List.of("run"))
                                            .environment(
                                                    List.of(new KeyValuePair("A", "1"), new KeyValuePair("B", "2"))),
                                    container("side"))
                            .taskRoleArn("own")
                            .build(),
                    new Registration(SCOPE, 1, "me", NOON))
            .definition();

    private static TaskOverride.Builder app(ContainerOverride.Builder override) {
        return TaskOverride.builder()
                .containerOverrides(List.of(override.name("app").build()));
    }

    private static ContainerDefinition merged(ContainerOverride.Builder override) {
        return Overrides.merge(DEFINITION, Optional.of(app(override).build()))
                .containerDefinitionsOrEmpty()
                .getFirst();
    }

    @Test
    void changes_nothing_without_overrides() {
        assertThat(Overrides.merge(DEFINITION, Optional.empty())).isSameAs(DEFINITION);
    }

    @Test
    void replaces_a_command_but_not_by_an_empty_one() {
        assertThat(merged(ContainerOverride.builder().command(List.of("x", "y")))
                        .command())
                .containsExactly("x", "y");
        assertThat(merged(ContainerOverride.builder().command(List.of())).command())
                .containsExactly("run");
    }

    @Test
    void merges_environment_by_name() {
        ContainerDefinition merged = merged(ContainerOverride.builder()
                .environment(List.of(new KeyValuePair("C", "3"), new KeyValuePair("A", "9"))));

        assertThat(merged.environment())
                .containsExactly(new KeyValuePair("A", "9"), new KeyValuePair("B", "2"), new KeyValuePair("C", "3"));
    }

    @Test
    void replaces_sizes_and_leaves_other_containers_alone() {
        TaskOverride override = app(ContainerOverride.builder()
                        .cpu(7)
                        .memory(99)
                        .memoryReservation(50))
                .cpu(".5 vCPU")
                .memory("1GB")
                .taskRoleArn("other")
                .build();

        TaskDefinition merged = Overrides.merge(DEFINITION, Optional.of(override));

        ContainerDefinition app = merged.containerDefinitionsOrEmpty().getFirst();
        assertThat(List.of(
                        String.valueOf(app.cpu()),
                        String.valueOf(app.memory()),
                        String.valueOf(app.memoryReservation())))
                .containsExactly("7", "99", "50");
        assertThat(merged.containerDefinitionsOrEmpty().getLast())
                .isEqualTo(DEFINITION.containerDefinitionsOrEmpty().getLast());
        assertThat(merged.cpu()).isEqualTo("512");
        assertThat(merged.memory()).isEqualTo("1024");
        assertThat(merged.taskRoleArn()).isEqualTo("other");
    }

    @Test
    void refuses_an_unknown_container() {
        TaskOverride override = TaskOverride.builder()
                .containerOverrides(
                        List.of(ContainerOverride.builder().name("x").build()))
                .build();

        assertThatThrownBy(() -> Overrides.check(override, DEFINITION))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Override for container named x is not a container in the TaskDefinition.");
    }

    @Test
    void refuses_more_than_8192_characters() {
        int syntax = "{\"containerOverrides\":[{\"name\":\"app\",\"command\":[\"\"]}]}".length();
        TaskOverride longest = app(ContainerOverride.builder().command(List.of("x".repeat(8192 - syntax))))
                .build();
        TaskOverride longer = app(ContainerOverride.builder().command(List.of("x".repeat(8193 - syntax))))
                .build();

        Overrides.check(longest, DEFINITION);
        assertThatThrownBy(() -> Overrides.check(longer, DEFINITION))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Container Overrides length must be at most 8192");
    }

    @Test
    void echoes_an_entry_for_each_container() {
        TaskOverride override =
                app(ContainerOverride.builder().command(List.of("x"))).build();

        TaskOverride echoed = Overrides.echo(Optional.of(override), containers());

        assertThat(echoed.containerOverridesOrEmpty())
                .containsExactly(
                        ContainerOverride.builder()
                                .name("app")
                                .command(List.of("x"))
                                .build(),
                        ContainerOverride.builder().name("side").build());
        assertThat(echoed.inferenceAcceleratorOverrides()).isEmpty();
    }
}
