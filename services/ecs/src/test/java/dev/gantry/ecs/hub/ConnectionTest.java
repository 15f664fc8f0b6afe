package dev.gantry.ecs.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.ecs.domain.task.TaskStatus;
import dev.gantry.ecs.operations.DeregisterContainerInstance;
import dev.gantry.shapes.acs.HeartbeatMessage;
import dev.gantry.shapes.acs.NackRequest;
import dev.gantry.shapes.ecs.DeregisterContainerInstanceRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConnectionTest {

    private HubTester world = HubTester.start();
    private final String host = world.instance();

    private void deregister() {
        world.ecs.run(new DeregisterContainerInstance(), new DeregisterContainerInstanceRequest("prod", host, true));
        world.settle();
    }

    @Test
    void a_session_makes_the_instance_connected_and_tells_its_versions() {
        assertThat(world.row(host).agentConnected()).isFalse();

        world.connect(host);

        assertThat(world.row(host).agentConnected()).isTrue();
        assertThat(world.row(host).versions().agentVersion()).contains("1.105.1");
        assertThat(world.row(host).versions().dockerVersion()).contains("DockerVersion: 20.10.24");
    }

    @Test
    void heartbeats_come_every_twenty_seconds() {
        AgentLink agent = world.connect(host);

        world.advance(Duration.ofMinutes(10));

        assertThat(agent.all(HeartbeatMessage.class)).hasSize(30);
        assertThat(agent.closed).isEmpty();
        assertThat(world.row(host).agentConnected()).isTrue();
    }

    @Test
    void an_agent_that_answers_none_of_three_heartbeats_is_gone() {
        AgentLink agent = world.connect(host);
        TelemetryLink telemetry = TelemetryLink.connect(world, host);
        agent.answers = false;

        world.advance(Duration.ofSeconds(60));
        assertThat(agent.closed).isEmpty();
        world.advance(Duration.ofSeconds(20));

        assertThat(agent.all(HeartbeatMessage.class)).hasSize(3);
        assertThat(agent.closed).contains(1000);
        assertThat(telemetry.closed).contains(1000);
        assertThat(world.row(host).agentConnected()).isFalse();
    }

    @Test
    void a_second_session_closes_the_first_and_the_instance_stays_connected() {
        AgentLink first = world.connect(host);

        AgentLink second = world.connect(host);
        first.session().closed();
        world.settle();

        assertThat(first.closed).contains(1000);
        assertThat(second.closed).isEmpty();
        assertThat(world.row(host).agentConnected()).isTrue();
        String task = world.run("web");
        assertThat(HubTester.orders(first)).isEmpty();
        assertThat(HubTester.orders(second)).containsExactly("RUNNING " + task);
    }

    @Test
    void a_task_is_connected_from_the_moment_it_is_handed_over() {
        world.connect(host);

        String task = world.run("web");

        assertThat(world.task(task).connected()).isTrue();
        assertThat(world.task(task).times().connectivityAt())
                .contains(world.ecs.time().instant());
        assertThat(world.task(task).version()).isEqualTo(1);
    }

    @Test
    void an_instance_is_disconnected_at_once_and_its_tasks_when_the_agent_stays_away() {
        AgentLink agent = world.connect(host);
        String task = world.run("web");
        long version = world.task(task).version();

        agent.session().closed();
        world.settle();

        assertThat(world.row(host).agentConnected()).isFalse();
        world.advance(Duration.ofSeconds(89));
        assertThat(world.task(task).connected()).isTrue();
        world.advance(Duration.ofSeconds(1));
        assertThat(world.task(task).connected()).isFalse();
        assertThat(world.task(task).lastStatus()).isEqualTo(TaskStatus.PENDING);

        world.connect(host);
        assertThat(world.task(task).connected()).isTrue();
        assertThat(world.task(task).version()).isEqualTo(version + 2);
    }

    @Test
    void an_agent_that_is_soon_back_leaves_no_trace_on_its_tasks() {
        AgentLink agent = world.connect(host);
        String task = world.run("web");
        long version = world.task(task).version();

        agent.session().closed();
        world.advance(Duration.ofSeconds(80));
        AgentLink again = world.connect(host);
        world.advance(Duration.ofSeconds(20));
        again.session().closed();
        world.advance(Duration.ofSeconds(20));

        assertThat(world.task(task).version()).isEqualTo(version);
    }

    @Test
    void after_a_restart_nobody_is_connected_and_tasks_of_absent_agents_hear_of_it() {
        world.connect(host);
        String task = world.run("web");

        world = world.restarted();

        assertThat(world.row(host).agentConnected()).isFalse();
        assertThat(world.task(task).connected()).isTrue();
        world.advance(Duration.ofSeconds(90));
        assertThat(world.task(task).connected()).isFalse();
    }

    @Test
    void a_server_that_stops_sends_its_agents_away_and_leaves_the_rows_alone() {
        AgentLink agent = world.connect(host);
        TelemetryLink telemetry = TelemetryLink.connect(world, host);

        world.hub.close();
        world.settle();

        assertThat(agent.closed).contains(1001);
        assertThat(telemetry.closed).contains(1001);
        assertThat(world.row(host).agentConnected()).isTrue();
    }

    @Test
    void a_deregistered_agent_stops_its_tasks_before_its_session_ends() {
        AgentLink agent = world.connect(host);
        TelemetryLink telemetry = TelemetryLink.connect(world, host);
        String running = world.run("web");
        world.report(running, "RUNNING");
        String stopped = world.run("web");
        world.report(stopped, "STOPPED");

        deregister();

        assertThat(HubTester.orders(agent)).endsWith("STOPPED " + running).doesNotContain("STOPPED " + stopped);
        assertThat(agent.closed).contains(1000);
        assertThat(telemetry.closed).contains(1000);
        assertThat(world.row(host).agentConnected()).isFalse();
    }

    @Test
    void a_session_of_an_instance_that_is_gone_is_closed() {
        deregister();

        AgentLink agent = world.connect(host);

        assertThat(agent.closed).contains(1000);
        assertThat(agent.received).isEmpty();
        assertThat(world.row(host).agentConnected()).isFalse();
    }

    @Test
    void what_is_no_message_or_of_no_known_type_never_ends_a_session() {
        AgentLink agent = world.connect(host);

        for (String frame : new String[] {"{", "NoSuchMessage", "PayloadMessage", "NackRequest", "AckRequest"}) {
            agent.session().receive(frame);
        }
        agent.session().receive(new NackRequest("prod", host, "m-1", "Updates are disabled"));
        world.settle();

        assertThat(agent.closed).isEmpty();
        String task = world.run("web");
        assertThat(HubTester.orders(agent)).containsExactly("RUNNING " + task);
    }
}
