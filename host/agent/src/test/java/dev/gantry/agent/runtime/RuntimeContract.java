package dev.gantry.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.agent.runtime.RuntimeFailure.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Runtime} does. Implementations extend it and say how their containers are told what to do. */
public abstract class RuntimeContract {

    private static final Duration SOON = Duration.ofSeconds(20);

    protected Runtime runtime;
    private LinkedBlockingQueue<RuntimeEvent> heard;
    private Subscription subscription = () -> {};
    private Map<String, String> labels;

    protected abstract Runtime open();

    /** Unique to the running test. */
    protected abstract Map<String, String> labels();

    protected abstract String image();

    protected abstract String absentImage();

    protected abstract List<String> runsForEver();

    protected abstract List<String> exitsWith(int code);

    protected abstract List<String> prints(String first, String second);

    protected abstract List<String> ignoresTheStopSignal();

    protected abstract List<String> cannotStart();

    /** Lets time pass where it does not by itself. */
    protected abstract void elapse(Duration duration);

    @BeforeEach
    void listen() {
        labels = labels();
        heard = new LinkedBlockingQueue<>();
        runtime = open();
        subscription = runtime.events(labels, heard::add);
    }

    @AfterEach
    void removeEverything() {
        subscription.close();
        runtime.list(labels).forEach(container -> runtime.remove(container.id()));
        runtime.list(otherLabels()).forEach(container -> runtime.remove(container.id()));
        runtime.close();
    }

    private Map<String, String> otherLabels() {
        return Map.of("dev.gantry.test", "other-" + labels.values().iterator().next());
    }

    protected ContainerSpec spec(String name, List<String> command) {
        return ContainerSpec.of(labels.values().iterator().next() + "-" + name, image(), command, labels);
    }

    private String started(String name, List<String> command) {
        String id = runtime.create(spec(name, command));
        runtime.start(id);
        return id;
    }

    private <E extends RuntimeEvent> E await(Class<E> type) {
        try {
            for (int waited = 0; waited < SOON.toMillis(); waited += 100) {
                elapse(Duration.ofMillis(100));
                RuntimeEvent event = heard.poll(100, TimeUnit.MILLISECONDS);
                if (type.isInstance(event)) {
                    return type.cast(event);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError("no " + type.getSimpleName() + " within " + SOON);
    }

    @Test
    void says_what_it_is() {
        RuntimeInfo info = runtime.info();

        assertThat(info.version()).isNotEmpty();
        assertThat(info.cpus()).isPositive();
        assertThat(info.memoryMiB()).isPositive();
    }

    @Test
    void refuses_to_pull_an_image_that_does_not_exist() {
        assertThatThrownBy(() -> runtime.pull(ImageRequest.of(absentImage())))
                .isInstanceOfSatisfying(
                        RuntimeFailure.class,
                        failure -> assertThat(failure.reason()).startsWith("CannotPull"));
    }

    @Test
    void knows_no_image_that_was_never_here() {
        assertThat(runtime.image(absentImage())).isEmpty();
    }

    @Test
    void a_created_container_is_listed_and_does_not_run() {
        String id = runtime.create(spec("one", runsForEver()));

        assertThat(runtime.list(labels)).singleElement().satisfies(container -> {
            assertThat(container.id()).isEqualTo(id);
            assertThat(container.status()).isEqualTo(ContainerStatus.CREATED);
            assertThat(container.labels()).containsAllEntriesOf(labels);
        });
    }

    @Test
    void creating_the_same_name_again_gives_the_same_container() {
        String first = runtime.create(spec("one", runsForEver()));

        String second = runtime.create(spec("one", runsForEver()));

        assertThat(second).isEqualTo(first);
    }

    @Test
    void a_started_container_runs() {
        String id = started("one", runsForEver());

        assertThat(await(RuntimeEvent.Running.class).id()).isEqualTo(id);
        assertThat(runtime.inspect(id)).get().satisfies(seen -> {
            assertThat(seen.status()).isEqualTo(ContainerStatus.RUNNING);
            assertThat(seen.startedAt()).isPresent();
        });
    }

    @Test
    void starting_a_running_container_changes_nothing() {
        String id = started("one", runsForEver());

        runtime.start(id);

        assertThat(runtime.inspect(id)).get().extracting(Inspection::status).isEqualTo(ContainerStatus.RUNNING);
    }

    @Test
    void tells_the_exit_code_of_a_container_that_ends_by_itself() {
        String id = started("one", exitsWith(7));

        RuntimeEvent.Exited exited = await(RuntimeEvent.Exited.class);

        assertThat(exited.id()).isEqualTo(id);
        assertThat(exited.exitCode()).isEqualTo(7);
        assertThat(exited.labels()).containsAllEntriesOf(labels);
        assertThat(runtime.inspect(id)).get().satisfies(seen -> {
            assertThat(seen.status()).isEqualTo(ContainerStatus.EXITED);
            assertThat(seen.exitCode()).isEqualTo(7);
            assertThat(seen.finishedAt()).isPresent();
        });
    }

    @Test
    void kills_a_container_that_ignores_its_stop_signal() {
        String id = started("one", ignoresTheStopSignal());

        runtime.stop(id, StopOrder.after(Duration.ofSeconds(1)));

        assertThat(await(RuntimeEvent.Exited.class).exitCode()).isEqualTo(137);
    }

    @Test
    void stopping_a_stopped_container_changes_nothing() {
        String id = started("one", exitsWith(0));
        await(RuntimeEvent.Exited.class);

        runtime.stop(id, StopOrder.after(Duration.ofSeconds(1)));

        assertThat(runtime.inspect(id)).get().extracting(Inspection::exitCode).isEqualTo(0);
    }

    @Test
    void an_exited_container_can_be_started_again() {
        String id = started("one", exitsWith(3));
        await(RuntimeEvent.Exited.class);

        runtime.start(id);

        assertThat(await(RuntimeEvent.Exited.class).exitCode()).isEqualTo(3);
    }

    @Test
    void removes_a_running_container() {
        String id = started("one", runsForEver());

        runtime.remove(id);

        assertThat(await(RuntimeEvent.Removed.class).id()).isEqualTo(id);
        assertThat(runtime.inspect(id)).isEmpty();
        assertThat(runtime.list(labels)).isEmpty();
    }

    @Test
    void removing_an_unknown_container_is_fine() {
        runtime.remove("0000000000000000000000000000000000000000000000000000000000000000");

        assertThat(runtime.list(labels)).isEmpty();
    }

    @Test
    void refuses_to_start_what_is_gone() {
        assertThatThrownBy(() -> runtime.start("0000000000000000000000000000000000000000000000000000000000000000"))
                .isInstanceOfSatisfying(
                        RuntimeFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.VANISHED));
    }

    @Test
    void says_why_a_container_cannot_start() {
        String id = runtime.create(spec("one", cannotStart()));

        assertThatThrownBy(() -> runtime.start(id))
                .isInstanceOfSatisfying(
                        RuntimeFailure.class,
                        failure -> assertThat(failure.reason())
                                .startsWith("CannotStartContainerError: Error response from daemon"));
    }

    @Test
    void gives_the_lines_that_a_container_wrote() {
        String id = started("one", prints("hello", "world"));
        await(RuntimeEvent.Exited.class);

        assertThat(lines(id, LogQuery.ALL)).extracting(LogLine::text).containsExactly("hello", "world");
    }

    @Test
    void gives_only_lines_since_a_time() {
        String id = started("one", prints("hello", "world"));
        await(RuntimeEvent.Exited.class);
        List<LogLine> all = lines(id, LogQuery.ALL);

        LogQuery since = new LogQuery(Optional.of(all.getLast().at()), false);
        LogQuery later = new LogQuery(Optional.of(all.getLast().at().plusNanos(1)), false);

        assertThat(lines(id, since)).contains(all.getLast());
        assertThat(lines(id, later)).isEmpty();
    }

    @Test
    void following_the_lines_ends_with_the_container() {
        String id = started("one", prints("hello", "world"));

        List<LogLine> lines = lines(id, new LogQuery(Optional.empty(), true));

        assertThat(lines).extracting(LogLine::text).containsExactly("hello", "world");
    }

    private List<LogLine> lines(String id, LogQuery query) {
        List<LogLine> lines = new ArrayList<>();
        try (LogStream stream = runtime.logs(id, query)) {
            for (Optional<LogLine> line = stream.next(); line.isPresent(); line = stream.next()) {
                lines.add(line.get());
            }
        }
        return lines;
    }

    @Test
    void counts_what_a_running_container_uses() {
        String id = started("one", runsForEver());

        Stats stats = runtime.stats(id);

        assertThat(stats.memoryBytes()).isPositive();
        assertThat(stats.cpuNanos()).isNotNegative();
    }

    @Test
    void runs_a_command_in_a_container() {
        String id = started("one", runsForEver());

        ExecResult result = runtime.exec(id, exitsWith(4));

        assertThat(result.exitCode()).isEqualTo(4);
    }

    @Test
    void tells_nothing_of_containers_with_other_labels() {
        runtime.start(runtime.create(new ContainerSpec(
                labels.values().iterator().next() + "-other",
                image(),
                exitsWith(0),
                List.of(),
                Map.of(),
                otherLabels(),
                ContainerSpec.Namespaces.NO_NETWORK,
                Sandbox.NONE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                ContainerSpec.Resources.NONE,
                "",
                "")));
        String ours = started("ours", exitsWith(0));

        RuntimeEvent.Exited exited = await(RuntimeEvent.Exited.class);

        assertThat(exited.id()).isEqualTo(ours);
        assertThat(runtime.list(labels)).hasSize(1);
    }

    @Test
    void a_volume_is_there_until_it_is_removed() {
        String name = labels.values().iterator().next() + "-volume";
        runtime.createVolume(new VolumeSpec(name, "local", Map.of(), labels));
        runtime.createVolume(new VolumeSpec(name, "local", Map.of(), labels));
        assertThat(runtime.volumeExists(name)).isTrue();

        runtime.removeVolume(name);
        runtime.removeVolume(name);

        assertThat(runtime.volumeExists(name)).isFalse();
    }

    @Test
    void a_sandbox_that_nobody_needs_is_none() {
        SandboxSpec spec =
                new SandboxSpec("none", "none", labels, Optional.empty(), false, false, SandboxSpec.Limits.NONE);

        assertThat(runtime.openSandbox(spec)).isEqualTo(Sandbox.NONE);
        runtime.closeSandbox(Sandbox.NONE);
    }
}
