package dev.gantry.ecs.domain.task;

import dev.gantry.ecs.domain.json.JsonText;
import dev.gantry.ecs.domain.taskdefinition.SizeText;
import dev.gantry.shapes.ecs.ContainerDefinition;
import dev.gantry.shapes.ecs.ContainerOverride;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.KeyValuePair;
import dev.gantry.shapes.ecs.TaskDefinition;
import dev.gantry.shapes.ecs.TaskOverride;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What RunTask, StartTask and Scheduler may change of a task definition for one task. */
public final class Overrides {

    /** Characters of JSON, syntax included. */
    private static final int LONGEST = 8192;

    private Overrides() {}

    /** Refuses overrides that are too long or name a container that the definition does not have. */
    public static void check(TaskOverride overrides, TaskDefinition definition) {
        if (JsonText.of(overrides).length() > LONGEST) {
            throw new InvalidParameterException("Container Overrides length must be at most " + LONGEST);
        }
        Set<String> names = definition.containerDefinitionsOrEmpty().stream()
                .flatMap(container -> Optional.ofNullable(container.name()).stream())
                .collect(Collectors.toSet());
        overrides.containerOverridesOrEmpty().forEach(override -> checkName(override, names));
    }

    private static void checkName(ContainerOverride override, Set<String> names) {
        String name = override.name();
        if (name == null || !names.contains(name)) {
            throw new InvalidParameterException(
                    "Override for container named " + name + " is not a container in the TaskDefinition.");
        }
    }

    /** The definition as it counts for a task with these overrides. */
    public static TaskDefinition merge(TaskDefinition definition, Optional<TaskOverride> overrides) {
        return overrides.map(override -> merged(definition, override)).orElse(definition);
    }

    private static TaskDefinition merged(TaskDefinition definition, TaskOverride override) {
        TaskDefinition.Builder merged = definition.toBuilder();
        ifGiven(override.cpu(), cpu -> merged.cpu(SizeText.cpu(cpu)));
        ifGiven(override.memory(), memory -> merged.memory(SizeText.memory(memory)));
        ifGiven(override.taskRoleArn(), merged::taskRoleArn);
        ifGiven(override.executionRoleArn(), merged::executionRoleArn);
        ifGiven(override.ephemeralStorage(), merged::ephemeralStorage);
        return merged.containerDefinitions(definition.containerDefinitionsOrEmpty().stream()
                        .map(container -> merged(container, override.containerOverridesOrEmpty()))
                        .toList())
                .build();
    }

    private static ContainerDefinition merged(ContainerDefinition container, List<ContainerOverride> overrides) {
        ContainerDefinition result = container;
        for (ContainerOverride override : overrides) {
            String name = override.name();
            result = name != null && name.equals(container.name()) ? merged(result, override) : result;
        }
        return result;
    }

    private static ContainerDefinition merged(ContainerDefinition container, ContainerOverride override) {
        ContainerDefinition.Builder merged = container.toBuilder();
        ifGiven(override.cpu(), merged::cpu);
        ifGiven(override.memory(), merged::memory);
        ifGiven(override.memoryReservation(), merged::memoryReservation);
        ifGiven(override.resourceRequirements(), merged::resourceRequirements);
        ifGiven(override.environmentFiles(), merged::environmentFiles);
        ifGiven(override.environment(), added -> merged.environment(joined(container.environmentOrEmpty(), added)));
        if (!override.commandOrEmpty().isEmpty()) {
            merged.command(override.commandOrEmpty());
        }
        return merged.build();
    }

    /** By name; the override wins, new names come last. */
    private static List<KeyValuePair> joined(List<KeyValuePair> defined, List<KeyValuePair> added) {
        Map<String, KeyValuePair> byName = new LinkedHashMap<>();
        defined.forEach(pair -> byName.put(String.valueOf(pair.name()), pair));
        added.forEach(pair -> byName.put(String.valueOf(pair.name()), pair));
        return List.copyOf(byName.values());
    }

    private static <T> void ifGiven(@Nullable T value, Consumer<T> change) {
        if (value != null) {
            change.accept(value);
        }
    }

    /** As AWS echoes them: the request's, with an entry for each container even when nothing was overridden. */
    public static TaskOverride echo(Optional<TaskOverride> overrides, List<Container> containers) {
        TaskOverride given = overrides.orElseGet(() -> TaskOverride.builder().build());
        List<ContainerOverride> entries = containers.stream()
                .map(container -> entry(container.name(), given.containerOverridesOrEmpty()))
                .toList();
        return given.toBuilder()
                .containerOverrides(entries)
                .inferenceAcceleratorOverrides(given.inferenceAcceleratorOverridesOrEmpty())
                .build();
    }

    private static ContainerOverride entry(String name, List<ContainerOverride> given) {
        return given.stream()
                .filter(override -> name.equals(override.name()))
                .findFirst()
                .orElseGet(() -> ContainerOverride.builder().name(name).build());
    }
}
