package dev.gantry.ecs.domain.payload;

import dev.gantry.shapes.ecs.Attribute;
import dev.gantry.shapes.ecs.TaskDefinition;
import java.util.Comparator;
import java.util.Objects;

/** The Docker API version that a task needs: the newest that its definition requires of an instance. */
final class DockerApiVersion {

    private static final String ATTRIBUTE = "com.amazonaws.ecs.capability.docker-remote-api.";
    private static final String LEAST = "1.18";

    private DockerApiVersion() {}

    static String of(TaskDefinition definition) {
        return definition.requiresAttributesOrEmpty().stream()
                .map(Attribute::name)
                .filter(Objects::nonNull)
                .filter(name -> name.startsWith(ATTRIBUTE))
                .map(name -> name.substring(ATTRIBUTE.length()))
                .max(Comparator.comparingInt(DockerApiVersion::minor))
                .orElse(LEAST);
    }

    private static int minor(String version) {
        return Integer.parseInt(version.substring(version.indexOf('.') + 1));
    }
}
