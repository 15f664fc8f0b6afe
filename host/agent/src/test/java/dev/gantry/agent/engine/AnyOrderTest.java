package dev.gantry.agent.engine;

import static dev.gantry.agent.engine.Tasks.arn;
import static dev.gantry.agent.engine.Tasks.container;
import static dev.gantry.agent.engine.Tasks.dependsOn;
import static dev.gantry.agent.engine.Tasks.restarted;
import static dev.gantry.agent.engine.Tasks.sidecar;
import static dev.gantry.agent.engine.Tasks.stopped;
import static dev.gantry.agent.engine.Tasks.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.agent.state.MemoryState;
import dev.gantry.agent.task.TaskState;
import dev.gantry.shapes.acs.Container;
import dev.gantry.shapes.acs.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens in whatever order, every task ends as it should and nothing is left behind. */
class AnyOrderTest {

    /** Three tasks each, five times: more than ten thousand lives of tasks. */
    private static final int RUNS = 700;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void any_order_of_events_ends_well(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < RUNS; run++) {
            check(new Random(random.nextLong()));
        }
    }

    private static void check(Random random) {
        Host host = new Host(Host.SETTINGS.cleaningAfter(Duration.ofDays(1)), new MemoryState());
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(5); i++) {
            tasks.add(anyTask("t" + i, random));
        }
        AllowedStates states = new AllowedStates();
        tasks.forEach(host::run);
        for (int step = 0; step < 25; step++) {
            anything(host, tasks, random);
            host.engine.tasks().forEach(states::check);
        }
        host.runtime.reconnect();
        tasks.forEach(task -> host.run(stopped(task)));
        host.pass(Duration.ofMinutes(10));
        host.engine.tasks().forEach(states::check);
        assertThat(host.engine.tasks()).allMatch(TaskState::isStopped);
        roomForAsMuchAsEver(host);
        host.pass(Duration.ofDays(2));
        endsWell(host, tasks);
    }

    /** What stopped gave back what it held of the machine. */
    private static void roomForAsMuchAsEver(Host host) {
        Task whole =
                task("whole", container("c")).toBuilder().cpu(2.0).memory(1024).build();
        host.run(whole);
        assertThat(host.reported("whole")).contains("RUNNING");
        host.run(stopped(whole)).pass(Duration.ofMinutes(1));
    }

    private static void anything(Host host, List<Task> tasks, Random random) {
        switch (random.nextInt(8)) {
            case 0 -> host.run(stopped(tasks.get(random.nextInt(tasks.size()))));
            case 1 -> host.restart();
            case 2 -> host.runtime.disconnect();
            case 3 -> host.runtime.reconnect();
            case 4 -> killOne(host, random);
            case 5 -> host.run(tasks.get(random.nextInt(tasks.size())));
            default -> host.pass(Duration.ofMillis(random.nextInt(20_000)));
        }
    }

    private static void killOne(Host host, Random random) {
        host.runtime.reconnect();
        var all = host.runtime.list(Map.of());
        if (!all.isEmpty()) {
            host.runtime.kill(all.get(random.nextInt(all.size())).id(), random.nextInt(256));
        }
    }

    private static Task anyTask(String id, Random random) {
        List<Container> containers = new ArrayList<>();
        containers.add(anyContainer("c0", random, false));
        for (int i = 1; i < 1 + random.nextInt(4); i++) {
            Container next = anyContainer("c" + i, random, random.nextBoolean());
            String condition =
                    List.of("START", "COMPLETE", "SUCCESS", "HEALTHY").get(random.nextInt(4));
            containers.add(random.nextBoolean() ? dependsOn(next, "c" + (i - 1), condition) : next);
        }
        return task(id, containers.toArray(new Container[0])).toBuilder()
                .cpu(random.nextInt(3) == 0 ? 0.5 : null)
                .build();
    }

    private static Container anyContainer(String name, Random random, boolean sidecar) {
        List<String> words = new ArrayList<>();
        any(words, random, 2, "run_for=" + random.nextInt(120) + "s");
        any(words, random, 3, "exit_code=" + random.nextInt(3));
        any(words, random, 3, "stop_takes=" + random.nextInt(40) + "s");
        any(words, random, 15, "start_fails");
        any(words, random, 15, "create_fails");
        any(words, random, 2, "health=healthy_after:" + random.nextInt(30) + "s");
        String[] said = words.toArray(new String[0]);
        Container plain = sidecar ? sidecar(name, said) : container(name, said);
        Container timed =
                random.nextInt(3) == 0 ? plain.toBuilder().startTimeout(20).build() : plain;
        return random.nextInt(4) == 0 ? restarted(timed, 60, 0) : timed;
    }

    private static void any(List<String> words, Random random, int oneIn, String word) {
        if (random.nextInt(oneIn) == 0) {
            words.add(word);
        }
    }

    private static void endsWell(Host host, List<Task> tasks) {
        assertThat(host.runtime.leftovers()).isEmpty();
        assertThat(host.engine.tasks()).isEmpty();
        for (Task task : tasks) {
            host.reports = new ArrayList<>(new LinkedHashSet<>(host.reports));
            List<String> reported = host.reported(String.valueOf(task.arn()).substring(arn("").length()));
            assertThat(reported).endsWith("STOPPED");
            assertThat(reported.stream().filter("STOPPED"::equals)).hasSize(1);
            assertThat(reported)
                    .isSortedAccordingTo(Comparator.comparing(List.of("PENDING", "RUNNING", "STOPPED")::indexOf));
        }
    }
}
