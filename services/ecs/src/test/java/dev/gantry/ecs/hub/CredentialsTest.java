package dev.gantry.ecs.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.shapes.acs.IAMRoleCredentials;
import dev.gantry.shapes.acs.IAMRoleCredentialsMessage;
import dev.gantry.shapes.acs.PayloadMessage;
import dev.gantry.shapes.acs.TaskManifestMessage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CredentialsTest {

    private static final String ROLE = "arn:aws:iam::123456789012:role/app";

    private HubTester world = HubTester.start();
    private final String host = world.instance();

    private String running() {
        world.definitionWithRoles("roles", ROLE);
        String task = world.run("roles");
        world.report(task, "RUNNING");
        return task;
    }

    @Test
    void a_payload_carries_those_of_both_roles() {
        AgentLink agent = world.connect(host);

        running();

        var task = agent.only(PayloadMessage.class).tasksOrEmpty().getFirst();
        assertThat(task.roleCredentials())
                .extracting(IAMRoleCredentials::roleArn)
                .isEqualTo(ROLE);
        assertThat(task.executionRoleCredentials())
                .extracting(IAMRoleCredentials::roleArn)
                .isEqualTo("arn:aws:iam::123456789012:role/execution");
        assertThat(agent.all(IAMRoleCredentialsMessage.class)).isEmpty();
    }

    @Test
    void an_agent_that_lost_them_gets_those_of_every_live_task_first() {
        AgentLink first = world.connect(host);
        String task = running();
        String stopped = world.run("roles");
        world.report(stopped, "STOPPED");
        first.session().closed();

        AgentLink second = world.connect(host, true);

        assertThat(second.all(IAMRoleCredentialsMessage.class))
                .extracting(message -> message.roleType() + " " + message.taskArn())
                .containsExactly("TaskApplication " + task, "TaskExecution " + task);
        assertThat(second.received.getLast()).isInstanceOf(TaskManifestMessage.class);
        assertThat(second.all(IAMRoleCredentialsMessage.class))
                .extracting(IAMRoleCredentialsMessage::messageId)
                .doesNotHaveDuplicates();
    }

    @Test
    void an_agent_that_has_them_gets_none_again_with_its_next_session() {
        AgentLink first = world.connect(host);
        running();
        first.session().closed();

        assertThat(world.connect(host).all(IAMRoleCredentialsMessage.class)).isEmpty();
    }

    @Test
    void they_are_issued_anew_every_three_hours_however_often_the_agent_reconnects() {
        AgentLink agent = world.connect(host);
        running();
        int refreshed = 0;
        IAMRoleCredentials first =
                agent.only(PayloadMessage.class).tasksOrEmpty().getFirst().roleCredentials();

        for (int i = 0; i < 13; i++) { // six hours and a half
            world.advance(Duration.ofMinutes(30));
            refreshed += agent.all(IAMRoleCredentialsMessage.class).size();
            assertThat(agent.all(IAMRoleCredentialsMessage.class))
                    .extracting(IAMRoleCredentialsMessage::roleCredentials)
                    .doesNotContain(first);
            agent.session().closed();
            agent = world.connect(host);
        }

        assertThat(refreshed + agent.all(IAMRoleCredentialsMessage.class).size())
                .isEqualTo(4);
    }

    @Test
    void a_hub_that_does_not_know_how_old_they_are_issues_them_anew() {
        world.connect(host);
        running();

        world = world.restarted();

        assertThat(world.connect(host).all(IAMRoleCredentialsMessage.class)).hasSize(2);
    }
}
