package dev.gantry.agent.runtime;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container to create.
 *
 * @param command empty for the image's own
 * @param entryPoint empty for the image's own
 * @param links {@code container:alias} with the runtime's container names
 * @param volumesFrom the runtime's container names, with {@code :ro} where only read
 * @param config what the control plane sends for the container as Docker's Config, JSON; its members win
 * @param hostConfig the same as Docker's HostConfig
 */
public record ContainerSpec(
        String name,
        String image,
        List<String> command,
        List<String> entryPoint,
        Map<String, String> environment,
        Map<String, String> labels,
        Namespaces namespaces,
        Sandbox sandbox,
        List<PortRequest> ports,
        List<Mount> mounts,
        List<String> links,
        List<String> volumesFrom,
        Resources resources,
        String config,
        String hostConfig) {

    public static ContainerSpec of(String name, String image, List<String> command, Map<String, String> labels) {
        return new ContainerSpec(
                name,
                image,
                command,
                List.of(),
                Map.of(),
                labels,
                Namespaces.NO_NETWORK,
                Sandbox.NONE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Resources.NONE,
                "",
                "");
    }

    public ContainerSpec withEnvironment(Map<String, String> changed) {
        return new ContainerSpec(
                name,
                image,
                command,
                entryPoint,
                changed,
                labels,
                namespaces,
                sandbox,
                ports,
                mounts,
                links,
                volumesFrom,
                resources,
                config,
                hostConfig);
    }

    public ContainerSpec in(Namespaces others) {
        return new ContainerSpec(
                name,
                image,
                command,
                entryPoint,
                environment,
                labels,
                others,
                sandbox,
                ports,
                mounts,
                links,
                volumesFrom,
                resources,
                config,
                hostConfig);
    }

    /**
     * Whose namespaces the container lives in, in the words of the task definition; {@code task} is its sandbox.
     *
     * @param network {@code bridge}, {@code host}, {@code none}, {@code task} or {@code own}
     * @param process {@code host}, {@code task} or empty for its own
     * @param ipc {@code host}, {@code task}, {@code none} or empty for its own
     * @param own the task's network interface, when its only container has it; then network says {@code own}
     */
    public record Namespaces(String network, String process, String ipc, Optional<NetworkInterface> own) {

        public Namespaces(String network, String process, String ipc) {
            this(network, process, ipc, Optional.empty());
        }

        public static final Namespaces NO_NETWORK = new Namespaces("none", "", "");
        public static final Namespaces BRIDGE = new Namespaces("bridge", "", "");
    }

    /** Docker's shares and bytes; zero means Docker's default. */
    public record Resources(long cpuShares, long memoryBytes) {

        public static final Resources NONE = new Resources(0, 0);
    }

    /** A host path or a volume, and where the container sees it. */
    public record Mount(String source, String containerPath, boolean readOnly) {}
}
