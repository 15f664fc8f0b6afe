package dev.gantry.ecs.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.shapes.acs.PayloadMessage;
import dev.gantry.shapes.acs.TaskIdentifier;
import dev.gantry.shapes.acs.TaskManifestMessage;
import dev.gantry.shapes.acs.TaskStopVerificationAck;
import dev.gantry.shapes.acs.TaskStopVerificationMessage;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ManifestTest {

    private final HubTester world = HubTester.start();
    private final String host = world.instance();

    private static TaskIdentifier candidate(String task) {
        return new TaskIdentifier(task, "arn:aws:ecs:us-east-1:123456789012:cluster/prod", "STOPPED");
    }

    @Test
    void comes_with_every_session_after_all_payloads() {
        AgentLink first = world.connect(host);
        String running = world.run("web");
        world.report(running, "RUNNING");
        String stopping = world.run("web");
        world.report(stopping, "RUNNING");
        world.stop(stopping);
        String stopped = world.run("web");
        world.report(stopped, "STOPPED");
        first.session().closed();

        AgentLink agent = world.connect(host);

        TaskManifestMessage manifest = agent.only(TaskManifestMessage.class);
        assertThat(manifest.tasksOrEmpty())
                .extracting(task -> task.desiredStatus() + " " + task.taskArn())
                .containsExactlyInAnyOrder("RUNNING " + running, "STOPPED " + stopping);
        assertThat(agent.received.getLast()).isSameAs(manifest);
        assertThat(manifest.timeline())
                .isGreaterThan(
                        Objects.requireNonNull(agent.only(PayloadMessage.class).seqNum()));
    }

    @Test
    void only_what_is_really_unwanted_is_verified_for_a_stop() {
        AgentLink agent = world.connect(host);
        String wanted = world.run("web");
        String unwanted = world.run("web");
        world.report(unwanted, "RUNNING");
        world.stop(unwanted);
        String unknown = "arn:aws:ecs:us-east-1:123456789012:task/prod/0123456789abcdef0123456789abcdef";
        String messageId =
                Objects.requireNonNull(agent.only(TaskManifestMessage.class).messageId());

        agent.session()
                .receive(new TaskStopVerificationMessage(
                        messageId,
                        List.of(
                                candidate(wanted),
                                candidate(unwanted),
                                candidate(unknown),
                                new TaskIdentifier(null, null, null))));
        world.settle();

        TaskStopVerificationAck ack = agent.only(TaskStopVerificationAck.class);
        assertThat(ack.messageId()).isEqualTo(messageId);
        assertThat(ack.stopTasksOrEmpty())
                .extracting(TaskIdentifier::taskArn)
                .containsExactlyInAnyOrder(unwanted, unknown);
    }

    @Test
    void a_task_that_runs_elsewhere_is_not_wanted_here() {
        AgentLink agent = world.connect(host);
        String other = world.instance();
        String elsewhere = world.fleet.task("prod", "web", other).arn();

        agent.session().receive(new TaskStopVerificationMessage("m-1", List.of(candidate(elsewhere))));
        world.settle();

        assertThat(agent.only(TaskStopVerificationAck.class).stopTasksOrEmpty())
                .extracting(TaskIdentifier::taskArn)
                .containsExactly(elsewhere);
    }
}
