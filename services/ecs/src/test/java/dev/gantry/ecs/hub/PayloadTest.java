package dev.gantry.ecs.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.task.TaskStatus;
import dev.gantry.ecs.operations.PutAccountSettingDefault;
import dev.gantry.shapes.acs.PayloadMessage;
import dev.gantry.shapes.acs.TaskManifestMessage;
import dev.gantry.shapes.ecs.PutAccountSettingDefaultRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PayloadTest {

    private HubTester world = HubTester.start();
    private final String host = world.instance();

    /** Of payloads and manifests, in the order in which they came. */
    private static List<Long> numbers(AgentLink link) {
        return link.received.stream()
                .flatMap(message -> switch (message) {
                    case PayloadMessage payload -> Stream.of((long) Objects.requireNonNull(payload.seqNum()));
                    case TaskManifestMessage manifest -> Stream.of(Objects.requireNonNull(manifest.timeline()));
                    default -> Stream.<Long>empty();
                })
                .toList();
    }

    @Test
    void a_task_goes_to_its_agent_as_soon_as_it_is_pending() {
        AgentLink agent = world.connect(host);

        String task = world.run("web");

        assertThat(HubTester.orders(agent)).containsExactly("RUNNING " + task);
        PayloadMessage payload = agent.only(PayloadMessage.class);
        assertThat(payload.clusterArn()).isEqualTo("arn:aws:ecs:us-east-1:123456789012:cluster/prod");
        assertThat(payload.containerInstanceArn()).isEqualTo(host);
        assertThat(payload.messageId()).isNotEmpty();
    }

    @Test
    void the_account_says_what_logs_do_when_they_are_slow() {
        AgentLink agent = world.connect(host);
        world.definitionWithLogs("logs");
        world.run("logs");
        world.ecs.run(
                new PutAccountSettingDefault(),
                new PutAccountSettingDefaultRequest("defaultLogDriverMode", "blocking"));
        world.run("logs");

        assertThat(agent.all(PayloadMessage.class))
                .extracting(payload -> String.valueOf(payload.tasksOrEmpty().getFirst().containersOrEmpty().stream()
                        .map(container ->
                                Objects.requireNonNull(container.dockerConfig()).hostConfig())
                        .toList()))
                .satisfiesExactly(
                        first -> assertThat(first).contains("\"mode\":\"non-blocking\""),
                        second -> assertThat(second).contains("\"mode\":\"blocking\""));
    }

    @Test
    void every_task_has_a_payload_of_its_own() {
        AgentLink agent = world.connect(host);

        world.run("web");
        world.run("web");

        assertThat(agent.all(PayloadMessage.class))
                .hasSize(2)
                .allMatch(payload -> payload.tasksOrEmpty().size() == 1);
    }

    @Test
    void an_agent_is_told_to_stop_a_task() {
        AgentLink agent = world.connect(host);
        String task = world.run("web");
        world.report(task, "RUNNING");

        world.stop(task);
        world.advance(Duration.ofMinutes(5));

        assertThat(HubTester.orders(agent)).containsExactly("RUNNING " + task, "STOPPED " + task);
    }

    @Test
    void nothing_is_repeated_within_a_session() {
        AgentLink agent = world.connect(host);
        String task = world.run("web");

        world.report(task, "PENDING");
        world.advance(Duration.ofMinutes(30));

        assertThat(HubTester.orders(agent)).containsExactly("RUNNING " + task);
    }

    @Test
    void what_may_have_been_missed_comes_again_with_the_next_session() {
        AgentLink first = world.connect(host);
        String pending = world.run("web");
        String running = world.run("web");
        world.report(running, "RUNNING");
        String stopping = world.run("web");
        world.report(stopping, "RUNNING");
        world.stop(stopping);
        first.session().closed();

        AgentLink second = world.connect(host);

        assertThat(HubTester.orders(second)).containsExactlyInAnyOrder("RUNNING " + pending, "STOPPED " + stopping);
    }

    @Test
    void numbers_only_grow_over_payloads_manifests_and_restarts() {
        List<AgentLink> links = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            AgentLink agent = world.connect(host);
            links.add(agent);
            world.run("web");
            agent.session().closed();
            links.add(world.connect(host));
            world.run("web");
            world = world.restarted();
        }

        List<Long> all = links.stream().flatMap(link -> numbers(link).stream()).toList();
        assertThat(all).hasSizeGreaterThan(12).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_number_is_durable_before_it_goes_out() {
        AgentLink agent = world.connect(host);
        world.run("web");

        long reserved = world.ecs
                .view()
                .find(EcsTables.SEQUENCES, world.id(host).key())
                .orElseThrow()
                .last();

        assertThat(numbers(agent)).allMatch(number -> number <= reserved);
    }

    @Test
    void a_server_restored_from_a_backup_is_ahead_of_what_it_forgot() {
        AgentLink agent = world.connect(host);
        world.run("web");
        long last = numbers(agent).getLast();
        world.advance(Duration.ofHours(1));
        world.ecs.write(tx -> tx.delete(EcsTables.SEQUENCES, world.id(host).key()));

        world = world.restarted();

        assertThat(numbers(world.connect(host))).allMatch(number -> number > last);
    }

    @Test
    void a_task_whose_role_cannot_be_assumed_fails_instead_of_waiting_for_ever() {
        AgentLink agent = world.connect(host);
        world.definitionWithRoles("roles", HubTester.NO_ROLE);

        String task = world.run("roles");

        assertThat(HubTester.orders(agent)).isEmpty();
        assertThat(world.task(task).lastStatus()).isEqualTo(TaskStatus.STOPPED);
        assertThat(world.task(task).stop().orElseThrow().code().wire()).isEqualTo("TaskFailedToStart");
        assertThat(world.task(task).stop().orElseThrow().reason()).contains(HubTester.NO_ROLE);
    }

    @Test
    void a_task_of_another_instance_is_no_news_here() {
        AgentLink agent = world.connect(host);
        String other = world.instance();
        world.fleet.task("prod", "web", other);
        world.settle();

        assertThat(HubTester.orders(agent)).isEmpty();
    }
}
