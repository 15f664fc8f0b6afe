package dev.gantry.agent.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gantry.agent.task.ContainerPlan;
import dev.gantry.agent.task.Dependencies;
import dev.gantry.agent.task.TaskPlan;
import dev.gantry.shapes.acs.Association;
import dev.gantry.shapes.acs.Attachment;
import dev.gantry.shapes.acs.Container;
import dev.gantry.shapes.acs.Task;
import dev.gantry.shapes.acs.Volume;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Why a task cannot be run here at all: it is malformed, or it needs what this agent cannot give. */
final class Refusals {

    private static final Set<String> VOLUME_TYPES = Set.of("", "host", "docker");
    private static final String INVALID = "UnrecogniedTaskError: Error loading task - ";
    private static final String UNSUPPORTED = "ResourceInitializationError: this container instance does not support ";

    private Refusals() {}

    static Optional<String> of(Task task, TaskPlan plan) {
        return Stream.of(malformed(task, plan), unsupported(task), unordered(plan))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> malformed(Task task, TaskPlan plan) {
        for (Volume volume : task.volumesOrEmpty()) {
            String type = volume.type() == null ? "" : volume.type();
            if (isConfiguredAtLaunch(volume, type)) {
                return Optional.of(UNSUPPORTED + "volumes configured at launch: " + volume.name());
            }
            if (!VOLUME_TYPES.contains(type)) {
                return Optional.of(
                        type.equals("efs") || type.equals("fsxWindowsFileServer")
                                ? UNSUPPORTED + type + " volumes"
                                : INVALID + "unrecognized volume type: \"" + type + "\"");
            }
        }
        if (plan.isAwsvpc()
                && plan.network().filter(eni -> eni.gateway().contains("/")).isEmpty()) {
            return Optional.of(INVALID + "awsvpc without an elastic network interface");
        }
        return task.containersOrEmpty().stream()
                .flatMap(c -> malformed(c, plan).stream())
                .findFirst();
    }

    /** Such a volume has a name and nothing else: an attachment would say what it is. */
    private static boolean isConfiguredAtLaunch(Volume volume, String type) {
        return type.isEmpty() && volume.host() == null && volume.dockerVolumeConfiguration() == null;
    }

    private static Optional<String> malformed(Container container, TaskPlan plan) {
        String overrides = container.overrides() == null ? "" : container.overrides();
        JsonNode read = TaskPlans.json(overrides);
        boolean commandOnly = !read.fieldNames().hasNext() || read.size() == 1 && read.has("command");
        if (!overrides.isEmpty() && !overrides.equals("null") && (!read.isObject() || !commandOnly)) {
            return Optional.of(INVALID + "container " + container.name() + ": unknown override in " + overrides);
        }
        return container.mountPointsOrEmpty().stream()
                .filter(point ->
                        plan.volume(String.valueOf(point.sourceVolume())).isEmpty())
                .findFirst()
                .map(point -> INVALID + "container " + container.name() + ": no volume " + point.sourceVolume());
    }

    private static Optional<String> unsupported(Task task) {
        if (task.proxyConfiguration() != null) {
            return Optional.of(UNSUPPORTED + "proxyConfiguration");
        }
        Optional<String> association = task.associationsOrEmpty().stream()
                .map(Association::type)
                .findFirst()
                .map(type -> UNSUPPORTED + type);
        Optional<String> attachment = task.attachmentsOrEmpty().stream()
                .map(Attachment::attachmentType)
                .findFirst()
                .map(type -> UNSUPPORTED + "attachments of type " + type);
        return association
                .or(() -> attachment)
                .or(() -> task.containersOrEmpty().stream()
                        .flatMap(c -> unsupported(c).stream())
                        .findFirst());
    }

    private static Optional<String> unsupported(Container container) {
        return Stream.of(
                        asked(container.secretsOrEmpty(), "secrets"),
                        asked(container.environmentFilesOrEmpty(), "environmentFiles"),
                        asked(container.credentialSpecsOrEmpty(), "credentialSpecs"),
                        container.firelensConfiguration() == null ? "" : "firelensConfiguration",
                        container.registryAuthentication() == null ? "" : "registryAuthentication")
                .filter(what -> !what.isEmpty())
                .findFirst()
                .map(what -> UNSUPPORTED + what);
    }

    private static String asked(List<?> values, String what) {
        return values.isEmpty() ? "" : what;
    }

    private static Optional<String> unordered(TaskPlan plan) {
        List<ContainerPlan> containers = plan.containers();
        return Dependencies.areResolvable(containers)
                ? Optional.empty()
                : Optional.of("Task dependencies cannot be resolved, taskArn: " + plan.arn());
    }
}
