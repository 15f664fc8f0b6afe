package dev.gantry.benchmarks.placement;

import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.InstanceReservation;
import dev.gantry.ecs.domain.placement.TaskDemand;
import java.util.List;

/** The floor: the same choices by a look at every instance, over bare arrays, with nothing else to do. */
final class LinearScan {

    private static final int ROUND = 2_000;
    private static final int GROUPS = 10;
    private static final int ZONES = 3;

    private final int size;
    private final int[] cpuInTheBeginning;
    private final int[] memoryInTheBeginning;
    private final int[] zone;
    private final boolean[] member;
    private final int[][] tasks;
    private final int[][] tasksInZone = new int[GROUPS][ZONES];
    private int[] cpu;
    private int[] memory;

    LinearScan(SampleFleet.Rows rows) {
        this.size = rows.instances().size();
        this.cpuInTheBeginning =
                rows.left().stream().mapToInt(InstanceReservation::cpu).toArray();
        this.memoryInTheBeginning =
                rows.left().stream().mapToInt(InstanceReservation::memory).toArray();
        this.cpu = cpuInTheBeginning.clone();
        this.memory = memoryInTheBeginning.clone();
        this.zone = new int[size];
        this.member = new boolean[size];
        this.tasks = new int[GROUPS][size];
        List<ContainerInstance> instances = rows.instances();
        for (int i = 0; i < size; i++) {
            String name = instances.get(i).availabilityZone().orElseThrow();
            zone[i] = name.charAt(name.length() - 1) - 'a';
            member[i] = instances.get(i).attribute("stack").orElseThrow().equals("prod");
        }
    }

    /** Placements in a second of CPU. */
    double perSecond(boolean spread, int count) {
        long cpu = ThreadClock.nanos();
        for (int i = 0; i < count; i++) {
            int number = i % ROUND;
            if (number == 0) {
                reset();
            }
            place(SampleFleet.DEMANDS.get(number % SampleFleet.DEMANDS.size()), number % GROUPS, spread);
        }
        return count * 1e9 / (ThreadClock.nanos() - cpu);
    }

    private void reset() {
        cpu = cpuInTheBeginning.clone();
        memory = memoryInTheBeginning.clone();
        for (int group = 0; group < GROUPS; group++) {
            tasks[group] = new int[size];
            tasksInZone[group] = new int[ZONES];
        }
    }

    private void place(TaskDemand demand, int group, boolean spread) {
        int chosen = spread ? spread(demand, group) : packed(demand);
        cpu[chosen] -= demand.cpu();
        memory[chosen] -= demand.memory();
        tasks[group][chosen]++;
        tasksInZone[group][zone[chosen]]++;
    }

    private int spread(TaskDemand demand, int group) {
        int best = -1;
        int fewest = Integer.MAX_VALUE;
        for (int i = 0; i < size; i++) {
            if (cpu[i] >= demand.cpu() && memory[i] >= demand.memory() && member[i] && tasks[group][i] == 0) {
                int inZone = tasksInZone[group][zone[i]];
                if (inZone < fewest) {
                    fewest = inZone;
                    best = i;
                }
            }
        }
        return best;
    }

    private int packed(TaskDemand demand) {
        int best = -1;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < size; i++) {
            if (cpu[i] >= demand.cpu() && memory[i] >= demand.memory() && memory[i] < least) {
                least = memory[i];
                best = i;
            }
        }
        return best;
    }
}
