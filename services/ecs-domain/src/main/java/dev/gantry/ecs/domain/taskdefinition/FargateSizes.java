package dev.gantry.ecs.domain.taskdefinition;

import java.util.Map;

/** The pairs of cpu and memory that Fargate has. Source: task CPU and memory in the ECS guide. */
public final class FargateSizes {

    /** By CPU units, in MiB. */
    private static final Map<Integer, Steps> LINUX = Map.of(
            256, new Steps(512, 2048, 0),
            512, new Steps(1024, 4096, 1024),
            1024, new Steps(2048, 8192, 1024),
            2048, new Steps(4096, 16384, 1024),
            4096, new Steps(8192, 30720, 1024),
            8192, new Steps(16384, 61440, 4096),
            16384, new Steps(32768, 122880, 8192));

    private static final Map<Integer, Steps> WINDOWS = Map.of(
            1024, new Steps(2048, 8192, 1024),
            2048, new Steps(4096, 16384, 1024),
            4096, new Steps(8192, 30720, 1024));

    private FargateSizes() {}

    public static boolean exists(int cpu, int memory, boolean windows) {
        Steps steps = (windows ? WINDOWS : LINUX).get(cpu);
        return steps != null && steps.contain(memory);
    }

    /** From, to, and in between every so much; a step of 0 means doubling. */
    private record Steps(int from, int to, int by) {

        boolean contain(int memory) {
            boolean inside = memory >= from && memory <= to;
            return inside && (by == 0 ? isDoubled(memory) : (memory - from) % by == 0);
        }

        private boolean isDoubled(int memory) {
            return memory % from == 0 && Integer.bitCount(memory / from) == 1;
        }
    }
}
