package dev.gantry.ecs.domain.task;

import dev.gantry.ecs.domain.identifier.EcsArn;
import dev.gantry.shapes.ecs.Attachment;
import dev.gantry.shapes.ecs.Attribute;
import dev.gantry.shapes.ecs.Connectivity;
import dev.gantry.shapes.ecs.EphemeralStorage;
import dev.gantry.shapes.ecs.TaskEphemeralStorage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task as clients see it: absent is what has no value, but for the lists that AWS always shows. */
public final class TaskView {

    private TaskView() {}

    /** Without tags: {@code include=TAGS} was not given. */
    public static dev.gantry.shapes.ecs.Task describe(Task task) {
        return builder(task).tags(List.of()).build();
    }

    public static dev.gantry.shapes.ecs.Task describeWithTags(Task task) {
        return builder(task).tags(task.tags()).build();
    }

    private static dev.gantry.shapes.ecs.Task.Builder builder(Task task) {
        dev.gantry.shapes.ecs.Task.Builder view = dev.gantry.shapes.ecs.Task.builder();
        identity(task, view);
        launch(task.launch(), view);
        place(task, view);
        status(task, view);
        times(task.times(), view);
        return view;
    }

    private static void identity(Task task, dev.gantry.shapes.ecs.Task.Builder view) {
        TaskId id = task.id();
        TaskLaunch launch = task.launch();
        view.taskArn(id.arn())
                .clusterArn(EcsArn.cluster(id.scope(), id.cluster()))
                .taskDefinitionArn(EcsArn.taskDefinition(id.scope(), launch.family(), launch.revision()))
                .overrides(Overrides.echo(launch.request().flatMap(TaskRequest::overrides), task.containers()))
                .attributes(List.of(Attribute.builder()
                        .name("ecs.cpu-architecture")
                        .value(launch.cpuArchitecture())
                        .build()));
    }

    private static void launch(TaskLaunch launch, dev.gantry.shapes.ecs.Task.Builder view) {
        TaskOrigin origin = launch.origin();
        view.group(origin.group())
                .startedBy(origin.startedBy().orElse(null))
                .launchType(origin.launchType())
                .capacityProviderName(origin.capacityProvider().orElse(null))
                .cpu(launch.size().cpu())
                .memory(launch.size().memory())
                .enableExecuteCommand(launch.options().executeCommand());
        launch.options()
                .platform()
                .ifPresent(platform -> view.platformVersion(platform.version()).platformFamily(platform.family()));
        int storage = launch.size().ephemeralStorageGiB();
        if (storage != 0) {
            view.ephemeralStorage(new EphemeralStorage(storage));
        }
        if (storage != 0 && launch.onFargate()) {
            view.fargateEphemeralStorage(
                    TaskEphemeralStorage.builder().sizeInGiB(storage).build());
        }
    }

    private static void place(Task task, dev.gantry.shapes.ecs.Task.Builder view) {
        TaskId id = task.id();
        view.availabilityZone(task.place().availabilityZone().orElse(null))
                .containerInstanceArn(task.place()
                        .containerInstance()
                        .map(instance -> EcsArn.containerInstance(id.scope(), id.cluster(), instance))
                        .orElse(null))
                .attachments(
                        task.attachments().stream().map(TaskView::attachment).toList());
    }

    private static Attachment attachment(TaskAttachment attachment) {
        return Attachment.builder()
                .id(attachment.id())
                .type(attachment.type())
                .status(attachment.status().name())
                .details(attachment.details())
                .build();
    }

    private static void status(Task task, dev.gantry.shapes.ecs.Task.Builder view) {
        view.lastStatus(task.lastStatus().name())
                .desiredStatus(task.desiredStatus().name())
                .stopCode(task.stop().map(cause -> cause.code().wire()).orElse(null))
                .stoppedReason(task.stop().map(StopCause::reason).orElse(null))
                .healthStatus(task.health().name())
                .connectivity(connectivity(task))
                .version(task.version())
                .containers(task.containers().stream()
                        .map(container -> ContainerView.describe(task, container))
                        .toList());
    }

    private static @Nullable String connectivity(Task task) {
        if (task.times().connectivity() == 0) {
            return null;
        }
        return task.connected() ? Connectivity.CONNECTED : Connectivity.DISCONNECTED;
    }

    private static void times(TaskTimes times, dev.gantry.shapes.ecs.Task.Builder view) {
        view.createdAt(times.createdAt())
                .pullStartedAt(times.pullStartedAt().orElse(null))
                .pullStoppedAt(times.pullStoppedAt().orElse(null))
                .startedAt(times.startedAt().orElse(null))
                .stoppingAt(times.stoppingAt().orElse(null))
                .executionStoppedAt(times.executionStoppedAt().orElse(null))
                .stoppedAt(times.stoppedAt().orElse(null))
                .connectivityAt(times.connectivityAt().orElse(null));
    }
}
