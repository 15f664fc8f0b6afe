package dev.gantry.docker;

import dev.gantry.agent.runtime.RuntimeFailure;
import dev.gantry.agent.runtime.RuntimeFailure.Kind;
import dev.gantry.agent.runtime.Stats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what a process' cgroup has used, from the kernel's files: Docker's own statistics take a second. */
final class CgroupStats {

    private final Path cgroups;
    private final Path proc;

    CgroupStats(Path cgroups, Path proc) {
        this.cgroups = cgroups;
        this.proc = proc;
    }

    /** @param ownNetwork whether the interfaces that the process sees are its own and not the machine's */
    Stats of(long pid, boolean ownNetwork) {
        Path process = proc.resolve(String.valueOf(pid));
        try {
            Map<String, String> paths = paths(process.resolve("cgroup"));
            Stats.Network network = ownNetwork ? network(process.resolve("net/dev")) : Stats.Network.NONE;
            return paths.containsKey("memory") ? v1(paths, network) : v2(paths.getOrDefault("", "/"), network);
        } catch (IOException e) {
            throw RuntimeFailure.of(Kind.VANISHED, "no statistics of process " + pid + ": " + e.getMessage());
        }
    }

    /** The path per controller; that of the unified hierarchy has no name. */
    private static Map<String, String> paths(Path file) throws IOException {
        Map<String, String> paths = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] parts = line.split(":", 3);
            for (String controller : parts[1].split(",", -1)) {
                paths.put(controller, parts[2]);
            }
        }
        return paths;
    }

    private Stats v1(Map<String, String> paths, Stats.Network network) throws IOException {
        Path memory = folder("memory", paths);
        long used = number(memory.resolve("memory.usage_in_bytes"))
                - field(memory.resolve("memory.stat"), "total_inactive_file");
        long cpu = number(folder("cpuacct", paths).resolve("cpuacct.usage"));
        Path disk = folder("blkio", paths).resolve("blkio.throttle.io_service_bytes");
        return new Stats(Instant.now(), cpu, used, operations(disk, "Read"), operations(disk, "Write"), network);
    }

    private Path folder(String controller, Map<String, String> paths) {
        return cgroups.resolve(controller).resolve("./" + paths.getOrDefault(controller, "/"));
    }

    private Stats v2(String path, Stats.Network network) throws IOException {
        Path folder = cgroups.resolve("./" + path);
        long used = number(folder.resolve("memory.current")) - field(folder.resolve("memory.stat"), "inactive_file");
        long cpu = 1_000 * field(folder.resolve("cpu.stat"), "usage_usec");
        Path disk = folder.resolve("io.stat");
        return new Stats(Instant.now(), cpu, used, pairs(disk, "rbytes="), pairs(disk, "wbytes="), network);
    }

    private static long number(Path file) throws IOException {
        return Long.parseLong(Files.readString(file).trim());
    }

    private static long field(Path file, String name) throws IOException {
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith(name + " ")) {
                return Long.parseLong(line.substring(name.length() + 1).trim());
            }
        }
        return 0;
    }

    /** The sum over all devices of lines such as {@code 8:0 Read 4096}. */
    private static long operations(Path file, String name) throws IOException {
        long sum = 0;
        for (String line : lines(file)) {
            String[] parts = line.split(" ", 3);
            sum += parts.length == 3 && parts[1].equals(name) ? Long.parseLong(parts[2]) : 0;
        }
        return sum;
    }

    /** The sum over all devices of lines such as {@code 8:0 rbytes=4096 wbytes=0}. */
    private static long pairs(Path file, String name) throws IOException {
        long sum = 0;
        for (String line : lines(file)) {
            for (String word : line.split(" ", -1)) {
                sum += word.startsWith(name) ? Long.parseLong(word.substring(name.length())) : 0;
            }
        }
        return sum;
    }

    /** The file is missing where the controller is. */
    private static List<String> lines(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private static Stats.Network network(Path file) throws IOException {
        long[] sum = new long[8];
        for (String line : Files.readAllLines(file)) {
            String[] parts = line.trim().split("[:\\s]+", -1);
            if (line.contains(":") && !parts[0].equals("lo") && parts.length >= 13) {
                for (int i = 0; i < 4; i++) {
                    sum[i] += Long.parseLong(parts[1 + i]);
                    sum[4 + i] += Long.parseLong(parts[9 + i]);
                }
            }
        }
        return new Stats.Network(sum[0], sum[1], sum[2], sum[3], sum[4], sum[5], sum[6], sum[7]);
    }
}
