package dev.gantry.agent.task;

import dev.gantry.agent.runtime.NetworkInterface;
import dev.gantry.agent.runtime.SandboxSpec;
import java.util.List;
import java.util.Optional;

/**
 * A task as the control plane asked for it; immutable once accepted.
 *
 * @param cpu in vCPUs, 0 without a task limit
 * @param memoryMiB 0 without a task limit
 * @param credentialsId of the task role's credentials, empty without a role
 * @param executionCredentialsId of the execution role's credentials, empty without a role
 */
public record TaskPlan(
        String arn,
        String cluster,
        String family,
        String version,
        String serviceName,
        String launchType,
        String networkMode,
        String pidMode,
        String ipcMode,
        double cpu,
        int memoryMiB,
        Optional<NetworkInterface> network,
        String credentialsId,
        String executionCredentialsId,
        List<VolumePlan> volumes,
        List<ContainerPlan> containers) {

    /** The last part of the ARN. */
    public String id() {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    public ContainerPlan container(String name) {
        return containers.stream()
                .filter(container -> container.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no container " + name + " in " + arn));
    }

    public Optional<VolumePlan> volume(String name) {
        return volumes.stream().filter(volume -> volume.name().equals(name)).findFirst();
    }

    public boolean isAwsvpc() {
        return networkMode.equals("awsvpc");
    }

    /** Containers that share namespaces need something to hold them; a container that is alone has its own. */
    public boolean sharesNamespaces() {
        return containers.size() > 1 && (isAwsvpc() || pidMode.equals("task") || ipcMode.equals("task"));
    }

    /** Whether something must be prepared before the first container is created. */
    public boolean needsPreparation() {
        return sharesNamespaces() || !limits().none() || volumes.stream().anyMatch(VolumePlan::isVolume);
    }

    public SandboxSpec.Limits limits() {
        return new SandboxSpec.Limits(cpu, memoryMiB * 1024L * 1024L);
    }
}
