package dev.gantry.ecs;

import dev.gantry.ecs.domain.identifier.ClusterReference;
import dev.gantry.ecs.domain.task.AgentReport;
import dev.gantry.ecs.domain.task.AttachmentStatus;
import dev.gantry.ecs.domain.task.ContainerReport;
import dev.gantry.ecs.domain.task.ContainerStatus;
import dev.gantry.ecs.domain.task.ManagedAgentReport;
import dev.gantry.ecs.domain.task.PortBinding;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskSignal;
import dev.gantry.ecs.domain.task.TaskStatus;
import dev.gantry.kernel.Tx;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ecs.AttachmentStateChange;
import dev.gantry.shapes.ecs.ContainerStateChange;
import dev.gantry.shapes.ecs.ManagedAgentStateChange;
import dev.gantry.shapes.ecs.NetworkBinding;
import dev.gantry.shapes.ecs.SubmitContainerStateChangeRequest;
import dev.gantry.shapes.ecs.SubmitTaskStateChangeRequest;
import dev.gantry.value.Arn;
import dev.gantry.value.Scope;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reports of agents, from the shapes of the Submit operations to what the lifecycle understands. */
public final class AgentReports {

    /** What every Submit operation answers. */
    public static final String ACKNOWLEDGMENT = "ok";

    /** The longest reason that an agent may send is cut, not refused: a refused report would come again for ever. */
    private static final int LONGEST_REASON = 1024;

    private AgentReports() {}

    /** The task that a report is about: agents name it by ARN, and their cluster by name or ARN. */
    public static Optional<Task> task(View view, Scope scope, @Nullable String cluster, @Nullable String task) {
        if (task == null) {
            return Optional.empty();
        }
        String key = Arn.parse(task)
                .map(arn -> arn.scope().prefix() + arn.resource().replaceFirst("^task/", ""))
                .orElseGet(() -> scope.prefix() + ClusterReference.name(cluster, scope) + "/" + task);
        return view.find(EcsTables.TASKS, key)
                .filter(found -> found.id().scope().equals(scope));
    }

    public static AgentReport of(SubmitTaskStateChangeRequest request) {
        return new AgentReport(
                taskStatus(request.status()),
                cut(request.reason()),
                request.containersOrEmpty().stream()
                        .map(AgentReports::container)
                        .flatMap(Optional::stream)
                        .toList(),
                request.managedAgentsOrEmpty().stream()
                        .map(AgentReports::managedAgent)
                        .toList(),
                Optional.ofNullable(request.pullStartedAt()),
                Optional.ofNullable(request.pullStoppedAt()),
                Optional.ofNullable(request.executionStoppedAt()));
    }

    public static AgentReport of(SubmitContainerStateChangeRequest request) {
        ContainerStateChange change = ContainerStateChange.builder()
                .containerName(request.containerName())
                .runtimeId(request.runtimeId())
                .status(request.status())
                .exitCode(request.exitCode())
                .reason(request.reason())
                .networkBindings(request.networkBindings())
                .build();
        return new AgentReport(
                Optional.empty(),
                "",
                container(change).stream().toList(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** ATTACHED of network interfaces and volumes of tasks; what is unknown says nothing. */
    public static void attachments(List<AttachmentStateChange> changes, Tx tx, Scope scope) {
        for (AttachmentStateChange change : changes) {
            constant(AttachmentStatus.class, change.status())
                    .ifPresent(status -> attachment(change.attachmentArn(), status, tx, scope));
        }
    }

    private static void attachment(@Nullable String arn, AttachmentStatus status, Tx tx, Scope scope) {
        String name = Objects.requireNonNullElse(arn, "");
        String id = name.substring(name.lastIndexOf('/') + 1);
        tx.by(EcsTables.TASKS_BY_ATTACHMENT, EcsTables.attachmentKey(scope, id)).stream()
                .toList()
                .forEach(task -> TaskLedger.signal(tx, task, new TaskSignal.AttachmentChanged(id, status, tx.now())));
    }

    private static Optional<ContainerReport> container(ContainerStateChange change) {
        return constant(ContainerStatus.class, change.status())
                .map(status -> new ContainerReport(
                        Objects.requireNonNullElse(change.containerName(), ""),
                        status,
                        Optional.ofNullable(change.exitCode()),
                        Optional.of(cut(change.reason())),
                        Optional.ofNullable(change.runtimeId()),
                        Optional.ofNullable(change.imageDigest()),
                        change.networkBindingsOrEmpty().stream()
                                .map(AgentReports::binding)
                                .toList()));
    }

    private static PortBinding binding(NetworkBinding binding) {
        return new PortBinding(
                Objects.requireNonNullElse(binding.bindIP(), "0.0.0.0"),
                Objects.requireNonNullElse(binding.protocol(), "tcp"),
                Objects.requireNonNullElse(binding.containerPort(), 0),
                Objects.requireNonNullElse(binding.hostPort(), 0),
                Optional.ofNullable(binding.containerPortRange()),
                Optional.ofNullable(binding.hostPortRange()));
    }

    private static ManagedAgentReport managedAgent(ManagedAgentStateChange change) {
        return new ManagedAgentReport(
                Objects.requireNonNullElse(change.containerName(), ""),
                Objects.requireNonNullElse(change.managedAgentName(), ""),
                Objects.requireNonNullElse(change.status(), ""),
                Optional.ofNullable(change.reason()));
    }

    private static Optional<TaskStatus> taskStatus(@Nullable String text) {
        return constant(TaskStatus.class, text);
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> type, @Nullable String text) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    private static String cut(@Nullable String reason) {
        String text = Objects.requireNonNullElse(reason, "");
        return text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) : text;
    }
}
