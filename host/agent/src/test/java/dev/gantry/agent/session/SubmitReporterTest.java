package dev.gantry.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.agent.engine.Surroundings;
import dev.gantry.agent.report.ContainerStateChange;
import dev.gantry.agent.report.TaskStateChange;
import dev.gantry.agent.runtime.PortBinding;
import dev.gantry.agent.task.TaskStatus;
import dev.gantry.agent.time.SystemTimeline;
import dev.gantry.agent.time.VirtualTimeline;
import dev.gantry.shapes.ecs.DiscoverPollEndpointResponse;
import dev.gantry.shapes.ecs.NetworkBinding;
import dev.gantry.shapes.ecs.RegisterContainerInstanceRequest;
import dev.gantry.shapes.ecs.RegisterContainerInstanceResponse;
import dev.gantry.shapes.ecs.SubmitTaskStateChangeRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Order and repetition of reports. Source: the protocol's rules of state reporting. */
class SubmitReporterTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final VirtualTimeline timeline = new VirtualTimeline(START);
    private final PaperControlPlane controlPlane = new PaperControlPlane();
    private final List<Long> accepted = new ArrayList<>();
    private final SubmitReporter reporter = new SubmitReporter(
            controlPlane,
            new Submissions("demo"),
            new Surroundings(timeline, Runnable::run, new NoJitter(), Optional.empty()));

    SubmitReporterTest() {
        reporter.onAccepted(accepted::add);
        reporter.start();
    }

    private static TaskStateChange change(long number, String task) {
        return change(number, task, List.of());
    }

    private static TaskStateChange change(long number, String task, List<ContainerStateChange> containers) {
        return new TaskStateChange(
                number,
                "cluster",
                task,
                TaskStatus.RUNNING,
                "",
                Optional.of(START),
                Optional.empty(),
                Optional.empty(),
                containers);
    }

    private List<Integer> waits(int tries) {
        List<Integer> waits = new ArrayList<>();
        Instant last = timeline.now();
        for (int i = 0; i < tries; i++) {
            timeline.step();
            waits.add((int) Duration.between(last, timeline.now()).toMillis());
            last = timeline.now();
        }
        return waits;
    }

    @Test
    void sends_again_soon_after_a_server_error() {
        controlPlane.failures.add(PaperControlPlane.error("ServerException", 500));
        controlPlane.failures.add(PaperControlPlane.error("ServerException", 500));
        controlPlane.failures.add(PaperControlPlane.error("ServerException", 500));

        reporter.report(change(1, "t1"));

        assertThat(waits(3)).containsExactly(60, 120, 240);
        assertThat(accepted).containsExactly(1L);
        assertThat(controlPlane.submitted).hasSize(1);
    }

    @Test
    void sends_again_and_again_after_a_client_exception() {
        for (int i = 0; i < 4; i++) {
            controlPlane.failures.add(PaperControlPlane.error("ClientException", 400));
        }

        reporter.report(change(1, "t1"));

        assertThat(waits(4)).containsExactly(1000, 1300, 1690, 2197);
        assertThat(accepted).containsExactly(1L);
    }

    @Test
    void forgets_a_report_that_is_an_invalid_parameter() {
        controlPlane.failures.add(PaperControlPlane.error("InvalidParameterException", 400));

        reporter.report(change(1, "t1"));
        reporter.report(change(2, "t1"));

        assertThat(accepted).containsExactly(1L, 2L);
        assertThat(controlPlane.submitted).hasSize(1);
    }

    @Test
    void goes_on_after_a_mistake_of_our_own() {
        controlPlane.failures.add(new IllegalStateException("a mistake"));

        reporter.report(change(1, "t1"));
        waits(1);

        assertThat(accepted).containsExactly(1L);
    }

    @Test
    void keeps_the_order_of_a_tasks_reports_whatever_happens() {
        controlPlane.failures.add(PaperControlPlane.error("ServerException", 500));
        reporter.report(change(1, "t1"));
        reporter.report(change(2, "t1"));
        reporter.report(change(3, "t2"));
        assertThat(accepted).as("another task does not wait").containsExactly(3L);

        timeline.advance(Duration.ofSeconds(1));

        assertThat(accepted).containsExactly(3L, 1L, 2L);
    }

    @Test
    void sends_at_once_what_waits_when_the_control_plane_is_back() {
        controlPlane.down = true;
        reporter.report(change(1, "t1"));
        timeline.advance(Duration.ofMinutes(10));
        controlPlane.down = false;

        reporter.hurry();

        assertThat(accepted).containsExactly(1L);
    }

    @Test
    void sends_nothing_once_it_is_closed() {
        controlPlane.down = true;
        reporter.report(change(1, "t1"));
        controlPlane.down = false;

        reporter.close();
        timeline.advance(Duration.ofHours(1));

        assertThat(accepted).isEmpty();
    }

    @Test
    void cuts_what_the_control_plane_would_refuse_for_its_length() {
        ContainerStateChange stopped = new ContainerStateChange(
                "web", "i".repeat(300), "STOPPED", Optional.of(1), "r".repeat(2000), "d".repeat(300), List.of());

        reporter.report(change(1, "t1", List.of(stopped)));

        var sent = controlPlane.submitted.getFirst().containersOrEmpty().getFirst();
        assertThat(sent.reason()).hasSize(1024);
        assertThat(sent.runtimeId()).hasSize(255);
        assertThat(sent.imageDigest()).hasSize(255);
    }

    @Test
    void tells_ports_and_ranges_of_ports() {
        ContainerStateChange running = new ContainerStateChange(
                "web",
                "id",
                "RUNNING",
                Optional.empty(),
                "",
                "",
                List.of(
                        new PortBinding("0.0.0.0", 80, 80, 32768, 32768, "tcp"),
                        new PortBinding("0.0.0.0", 90, 99, 40090, 40099, "udp")));

        reporter.report(change(1, "t1", List.of(running)));

        SubmitTaskStateChangeRequest sent = controlPlane.submitted.getFirst();
        assertThat(sent.reason()).isEmpty();
        assertThat(sent.containersOrEmpty().getFirst().networkBindingsOrEmpty())
                .containsExactly(
                        NetworkBinding.builder()
                                .bindIP("0.0.0.0")
                                .containerPort(80)
                                .hostPort(32768)
                                .protocol("tcp")
                                .build(),
                        NetworkBinding.builder()
                                .bindIP("0.0.0.0")
                                .containerPortRange("90-99")
                                .hostPortRange("40090-40099")
                                .protocol("udp")
                                .build());
    }

    /** Answers when it is allowed to, and counts who is waiting. */
    private static final class SlowControlPlane implements ControlPlane {

        private final AtomicInteger inside = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private final Semaphore entered = new Semaphore(0);
        private final CountDownLatch open = new CountDownLatch(1);

        @Override
        public RegisterContainerInstanceResponse register(RegisterContainerInstanceRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public DiscoverPollEndpointResponse discover(String cluster, String containerInstance) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void submit(SubmitTaskStateChangeRequest change) {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            entered.release();
            try {
                open.await();
            } catch (InterruptedException e) {
                throw new UncheckedIOException(new IOException(e));
            } finally {
                inside.decrementAndGet();
            }
        }
    }

    @Test
    void ten_tasks_report_at_once_and_the_others_follow() throws InterruptedException {
        SlowControlPlane slow = new SlowControlPlane();
        CountDownLatch all = new CountDownLatch(500);
        try (SystemTimeline time = new SystemTimeline()) {
            SubmitReporter many = new SubmitReporter(
                    slow,
                    new Submissions("demo"),
                    new Surroundings(time, Thread::startVirtualThread, new NoJitter(), Optional.empty()));
            many.onAccepted(number -> all.countDown());
            many.start();
            for (int i = 0; i < 500; i++) {
                many.report(change(i, "t" + i % 100));
            }
            assertThat(slow.entered.tryAcquire(10, 10, TimeUnit.SECONDS)).isTrue();

            slow.open.countDown();

            assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(slow.most).hasValue(10);
        }
    }
}
