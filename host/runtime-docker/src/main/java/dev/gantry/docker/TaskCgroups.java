package dev.gantry.docker;

import dev.gantry.agent.runtime.RuntimeFailure;
import dev.gantry.agent.runtime.RuntimeFailure.Kind;
import dev.gantry.agent.runtime.SandboxSpec.Limits;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The cgroups above the containers of one task, which hold the task's own limits: {@code /ecs/ID} with cgroup v1,
 * {@code ecstasks-ID.slice} with v2.
 */
final class TaskCgroups {

    private static final long PERIOD_MICROS = 100_000;
    private static final List<String> V1_CONTROLLERS = List.of("cpu", "memory");

    private final Path root;
    private final boolean unified;
    private final boolean systemd;

    /** @param root where cgroups are mounted, as in {@code /sys/fs/cgroup} */
    TaskCgroups(Path root, boolean unified, boolean systemd) {
        this.root = root;
        this.unified = unified;
        this.systemd = systemd;
    }

    /** Why tasks cannot have cgroups of their own here, as for an agent that is not root; empty when they can. */
    Optional<String> obstacle() {
        String probe = "probe-" + UUID.randomUUID();
        try {
            String parent = unified ? openUnified(probe, Limits.NONE) : openV1(probe, Limits.NONE);
            close(parent);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("cannot create cgroups: " + e);
        } catch (RuntimeFailure e) {
            return Optional.of(e.reason());
        }
    }

    /** Creates the cgroup and gives what containers name as their parent. */
    String open(String taskId, Limits limits) {
        try {
            return unified ? openUnified(taskId, limits) : openV1(taskId, limits);
        } catch (IOException e) {
            throw RuntimeFailure.of(Kind.RESOURCE, "cannot create the task's cgroup: " + e.getMessage());
        }
    }

    private String openV1(String taskId, Limits limits) throws IOException {
        for (String controller : V1_CONTROLLERS) {
            Path folder = Files.createDirectories(
                    root.resolve(controller).resolve("ecs").resolve(taskId));
            if (controller.equals("cpu") && limits.cpus() > 0) {
                write(folder.resolve("cpu.cfs_period_us"), PERIOD_MICROS);
                write(folder.resolve("cpu.cfs_quota_us"), Math.round(limits.cpus() * PERIOD_MICROS));
            }
            if (controller.equals("memory") && limits.memoryBytes() > 0) {
                write(folder.resolve("memory.limit_in_bytes"), limits.memoryBytes());
            }
        }
        return "/ecs/" + taskId;
    }

    private String openUnified(String taskId, Limits limits) throws IOException {
        String slice = "ecstasks-" + taskId + ".slice";
        Path parent = Files.createDirectories(root.resolve("ecstasks.slice"));
        enableControllers(root);
        enableControllers(parent);
        Path folder = Files.createDirectories(parent.resolve(slice));
        enableControllers(folder);
        if (limits.cpus() > 0) {
            Files.writeString(
                    folder.resolve("cpu.max"), Math.round(limits.cpus() * PERIOD_MICROS) + " " + PERIOD_MICROS);
        }
        if (limits.memoryBytes() > 0) {
            write(folder.resolve("memory.max"), limits.memoryBytes());
        }
        return systemd ? slice : "/ecstasks.slice/" + slice;
    }

    private static void enableControllers(Path folder) throws IOException {
        Files.writeString(folder.resolve("cgroup.subtree_control"), "+cpu +memory +pids");
    }

    private static void write(Path file, long value) throws IOException {
        Files.writeString(file, String.valueOf(value));
    }

    /** Containers' cgroups are gone with them; what they left empty goes with the task's. */
    void close(String parent) {
        String path = parent.startsWith("/") ? parent.substring(1) : "ecstasks.slice/" + parent;
        if (unified) {
            removeTree(root.resolve(path));
            return;
        }
        try (DirectoryStream<Path> controllers = Files.newDirectoryStream(root, Files::isDirectory)) {
            controllers.forEach(controller -> removeTree(controller.resolve(path)));
        } catch (IOException e) {
            throw busy(root.resolve(path), e);
        }
    }

    private static RuntimeFailure busy(Path folder, IOException cause) {
        return RuntimeFailure.passing(Kind.RESOURCE, "cannot remove the cgroup " + folder + ": " + cause.getMessage());
    }

    /** A cgroup that still has processes stays: its container will be removed, and the next close comes. */
    private static void removeTree(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> inner = Files.newDirectoryStream(folder, Files::isDirectory)) {
            inner.forEach(TaskCgroups::removeTree);
            File cgroup = folder.toFile();
            if (!cgroup.delete() && cgroup.exists()) {
                throw RuntimeFailure.passing(Kind.RESOURCE, "cannot remove cgroup " + folder);
            }
        } catch (NoSuchFileException gone) {
            return;
        } catch (IOException e) {
            throw busy(folder, e);
        }
    }
}
