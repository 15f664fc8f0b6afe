package dev.gantry.ecs.domain.taskdefinition;

import dev.gantry.shapes.ecs.ContainerDefinition;
import dev.gantry.shapes.ecs.ResourceRequirement;
import dev.gantry.shapes.ecs.ResourceType;
import java.util.regex.Pattern;

/** How many GPUs a container asks for. They are reserved whole. */
public final class Gpus {

    private static final Pattern COUNT = Pattern.compile("\\d{1,4}");

    private Gpus() {}

    public static int of(ContainerDefinition container) {
        return container.resourceRequirementsOrEmpty().stream()
                .filter(requirement -> ResourceType.GPU.equals(requirement.type()))
                .mapToInt(Gpus::count)
                .sum();
    }

    private static int count(ResourceRequirement requirement) {
        String value = requirement.value();
        return value != null && COUNT.matcher(value).matches() ? Integer.parseInt(value) : 0;
    }
}
