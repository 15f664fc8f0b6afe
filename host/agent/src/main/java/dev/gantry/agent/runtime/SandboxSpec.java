package dev.gantry.agent.runtime;

import java.util.Map;
import java.util.Optional;

/**
 * What the containers of one task share.
 *
 * @param name unique per task; the same name means the same sandbox
 * @param taskId names the task's cgroup
 * @param network an interface of its own (awsvpc)
 * @param sharesProcesses one process namespace for all containers (pidMode task)
 * @param sharesIpc one IPC namespace for all containers (ipcMode task)
 */
public record SandboxSpec(
        String name,
        String taskId,
        Map<String, String> labels,
        Optional<NetworkInterface> network,
        boolean sharesProcesses,
        boolean sharesIpc,
        Limits limits) {

    /** Whether something must run to hold the shared namespaces. */
    public boolean needsHolder() {
        return network.isPresent() || sharesProcesses || sharesIpc;
    }

    /** The task's own limits. Zero means none. */
    public record Limits(double cpus, long memoryBytes) {

        public static final Limits NONE = new Limits(0, 0);

        public boolean none() {
            return cpus == 0 && memoryBytes == 0;
        }
    }
}
