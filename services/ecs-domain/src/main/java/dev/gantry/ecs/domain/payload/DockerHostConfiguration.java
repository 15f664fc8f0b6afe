package dev.gantry.ecs.domain.payload;

import static dev.gantry.ecs.domain.payload.DockerConfiguration.put;

import dev.gantry.shapes.ecs.ContainerDefinition;
import dev.gantry.shapes.ecs.Device;
import dev.gantry.shapes.ecs.KernelCapabilities;
import dev.gantry.shapes.ecs.LinuxParameters;
import dev.gantry.shapes.ecs.LogConfiguration;
import dev.gantry.shapes.ecs.LogDriver;
import dev.gantry.shapes.ecs.NetworkMode;
import dev.gantry.shapes.ecs.TaskDefinition;
import dev.gantry.shapes.ecs.Tmpfs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Docker's HostConfig of a container: what belongs to the host that it runs on. */
record DockerHostConfiguration(
        ContainerDefinition container, TaskDefinition definition, Optional<String> logDriverMode) {

    private static final long MEBIBYTE = 1024L * 1024;

    Map<String, Object> members() {
        Map<String, Object> config = new LinkedHashMap<>();
        put(config, "NetworkMode", networkMode());
        put(config, "MemoryReservation", bytes(container.memoryReservation()));
        put(config, "Privileged", container.privileged());
        put(config, "ReadonlyRootfs", container.readonlyRootFilesystem());
        put(config, "Dns", some(container.dnsServersOrEmpty()));
        put(config, "DnsSearch", some(container.dnsSearchDomainsOrEmpty()));
        put(config, "ExtraHosts", some(extraHosts()));
        put(config, "SecurityOpt", some(container.dockerSecurityOptionsOrEmpty()));
        put(config, "Ulimits", some(ulimits()));
        put(config, "Sysctls", systemControls());
        put(config, "LogConfig", logConfiguration());
        linux(config);
        return config;
    }

    /** In awsvpc mode the agent's own pause container has the network. */
    private @Nullable String networkMode() {
        String mode = Objects.requireNonNullElse(definition.networkMode(), NetworkMode.BRIDGE);
        return mode.equals(NetworkMode.AWSVPC) ? null : mode;
    }

    private static @Nullable Long bytes(@Nullable Integer mebibytes) {
        return mebibytes == null ? null : (Long) (mebibytes * MEBIBYTE);
    }

    private static @Nullable List<?> some(List<?> list) {
        return list.isEmpty() ? null : list;
    }

    private List<String> extraHosts() {
        return container.extraHostsOrEmpty().stream()
                .map(entry -> entry.hostname() + ":" + entry.ipAddress())
                .toList();
    }

    private List<Map<String, Object>> ulimits() {
        return container.ulimitsOrEmpty().stream()
                .map(ulimit -> Map.<String, Object>of(
                        "Name", Objects.requireNonNullElse(ulimit.name(), ""),
                        "Soft", Objects.requireNonNullElse(ulimit.softLimit(), 0),
                        "Hard", Objects.requireNonNullElse(ulimit.hardLimit(), 0)))
                .toList();
    }

    private @Nullable Map<String, String> systemControls() {
        Map<String, String> controls = new LinkedHashMap<>();
        container
                .systemControlsOrEmpty()
                .forEach(control -> controls.put(
                        Objects.requireNonNullElse(control.namespace(), ""),
                        Objects.requireNonNullElse(control.value(), "")));
        return controls.isEmpty() ? null : controls;
    }

    /** The account's mode counts where the definition names none; FireLens is the agent's own affair. */
    private @Nullable Map<String, Object> logConfiguration() {
        LogConfiguration log = container.logConfiguration();
        if (log == null) {
            return null;
        }
        Map<String, String> options = new LinkedHashMap<>(log.optionsOrEmpty());
        if (LogDriver.AWSLOGS.equals(log.logDriver())) {
            logDriverMode.ifPresent(mode -> options.putIfAbsent("mode", mode));
        }
        return Map.of("Type", Objects.requireNonNullElse(log.logDriver(), ""), "Config", options);
    }

    private void linux(Map<String, Object> config) {
        LinuxParameters linux = container.linuxParameters();
        if (linux == null) {
            return;
        }
        KernelCapabilities capabilities = linux.capabilities();
        if (capabilities != null) {
            put(config, "CapAdd", some(capabilities.addOrEmpty()));
            put(config, "CapDrop", some(capabilities.dropOrEmpty()));
        }
        put(
                config,
                "Devices",
                some(linux.devicesOrEmpty().stream().map(this::device).toList()));
        put(config, "Init", linux.initProcessEnabled());
        put(config, "ShmSize", bytes(linux.sharedMemorySize()));
        put(config, "Tmpfs", tmpfs(linux.tmpfsOrEmpty()));
        put(config, "MemorySwap", swap(linux.maxSwap()));
        put(config, "MemorySwappiness", linux.swappiness());
    }

    /** Docker's limit is of memory and swap together. */
    private @Nullable Long swap(@Nullable Integer maxSwap) {
        return maxSwap == null
                ? null
                : (Long) ((Objects.requireNonNullElse(container.memory(), 0) + (long) maxSwap) * MEBIBYTE);
    }

    private Map<String, Object> device(Device device) {
        String host = Objects.requireNonNullElse(device.hostPath(), "");
        return Map.of(
                "PathOnHost", host,
                "PathInContainer", Objects.requireNonNullElse(device.containerPath(), host),
                "CgroupPermissions", permissions(device.permissionsOrEmpty()));
    }

    /** As in {@code rwm}, which is also what a device has that says nothing. */
    private static String permissions(List<String> names) {
        return names.isEmpty()
                ? "rwm"
                : names.stream().map(name -> name.substring(0, 1)).collect(Collectors.joining());
    }

    private static @Nullable Map<String, String> tmpfs(List<Tmpfs> mounts) {
        Map<String, String> byPath = new LinkedHashMap<>();
        mounts.forEach(mount -> byPath.put(Objects.requireNonNullElse(mount.containerPath(), ""), options(mount)));
        return byPath.isEmpty() ? null : byPath;
    }

    private static String options(Tmpfs mount) {
        String size = "size=" + mount.size() + "m";
        return mount.mountOptionsOrEmpty().isEmpty()
                ? size
                : String.join(",", mount.mountOptionsOrEmpty()) + "," + size;
    }
}
