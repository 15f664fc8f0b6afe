package dev.gantry.agent.session;

import dev.gantry.agent.report.ContainerStateChange;
import dev.gantry.agent.report.TaskStateChange;
import dev.gantry.agent.runtime.PortBinding;
import dev.gantry.shapes.ecs.NetworkBinding;
import dev.gantry.shapes.ecs.SubmitTaskStateChangeRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A report in the words of SubmitTaskStateChange. */
final class Submissions {

    private static final int LONGEST_REASON = 1024;
    private static final int LONGEST_ID = 255;

    private final String cluster;

    Submissions(String cluster) {
        this.cluster = cluster;
    }

    SubmitTaskStateChangeRequest of(TaskStateChange change) {
        return SubmitTaskStateChangeRequest.builder()
                .cluster(cluster)
                .task(change.task())
                .status(change.status().name())
                .reason(cut(change.reason(), LONGEST_REASON))
                .pullStartedAt(change.pullStartedAt().orElse(null))
                .pullStoppedAt(change.pullStoppedAt().orElse(null))
                .executionStoppedAt(change.executionStoppedAt().orElse(null))
                .containers(
                        change.containers().stream().map(Submissions::container).toList())
                .build();
    }

    private static dev.gantry.shapes.ecs.ContainerStateChange container(ContainerStateChange change) {
        List<NetworkBinding> bindings =
                change.networkBindings().stream().map(Submissions::binding).toList();
        return dev.gantry.shapes.ecs.ContainerStateChange.builder()
                .containerName(change.containerName())
                .runtimeId(text(change.runtimeId(), LONGEST_ID))
                .status(change.status())
                .exitCode(change.exitCode().orElse(null))
                .reason(text(change.reason(), LONGEST_REASON))
                .imageDigest(text(change.imageDigest(), LONGEST_ID))
                .networkBindings(bindings)
                .build();
    }

    private static NetworkBinding binding(PortBinding binding) {
        NetworkBinding.Builder bound =
                NetworkBinding.builder().bindIP(binding.bindIp()).protocol(binding.protocol());
        return binding.isRange()
                ? bound.containerPortRange(binding.containerPort() + "-" + binding.containerPortEnd())
                        .hostPortRange(binding.hostPort() + "-" + binding.hostPortEnd())
                        .build()
                : bound.containerPort(binding.containerPort())
                        .hostPort(binding.hostPort())
                        .build();
    }

    private static @Nullable String text(String value, int longest) {
        return value.isEmpty() ? null : cut(value, longest);
    }

    /** The control plane would refuse what is longer, and the agent would send it again for ever. */
    private static String cut(String value, int longest) {
        return value.length() <= longest ? value : value.substring(0, longest);
    }
}
