package dev.gantry.agent.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.agent.engine.Tasks;
import dev.gantry.agent.state.AgentState;
import dev.gantry.agent.state.StateFile;
import dev.gantry.shapes.acs.AckRequest;
import dev.gantry.shapes.acs.PayloadMessage;
import dev.gantry.shapes.acs.TaskManifestMessage;
import dev.gantry.shapes.ecs.Attribute;
import dev.gantry.shapes.ecs.RegisterContainerInstanceRequest;
import dev.gantry.value.ServiceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which container instance a host is, over lost servers, lost data, deregistration and restarts. On virtual time. */
class AgentTest {

    private static final String FIRST = PaperControlPlane.ARN + "1";
    private static final String SECOND = PaperControlPlane.ARN + "2";

    private final PaperAgent host = new PaperAgent();

    private List<RegisterContainerInstanceRequest> registrations() {
        return host.controlPlane.registrations;
    }

    private TaskManifestMessage manifest(long timeline) {
        return TaskManifestMessage.builder()
                .messageId("m" + timeline)
                .clusterArn(Tasks.CLUSTER)
                .containerInstanceArn(FIRST)
                .timeline(timeline)
                .build();
    }

    @Test
    void registers_with_what_it_has_and_opens_both_sessions() {
        host.start();

        RegisterContainerInstanceRequest request = registrations().getFirst();
        assertThat(request.cluster()).isEqualTo("demo");
        assertThat(request.containerInstanceArn()).isNull();
        assertThat(request.instanceIdentityDocument()).isEmpty();
        assertThat(request.versionInfo()).isNull();
        assertThat(request.totalResourcesOrEmpty().stream()
                        .map(resource -> resource.name() + " " + resource.integerValue() + " "
                                + resource.stringSetValueOrEmpty()))
                .containsExactly(
                        "CPU 2048 []",
                        "MEMORY 4096 []",
                        "PORTS null [22, 2375, 2376, 51678, 51679]",
                        "PORTS_UDP null []");
        assertThat(host.acs.last().query)
                .containsEntry("containerInstanceArn", FIRST)
                .containsEntry("clusterArn", "demo")
                .containsEntry("protocolVersion", "2")
                .containsEntry("dockerVersion", "DockerVersion: 20.10.24");
        assertThat(host.tcs.last().query)
                .containsEntry("containerInstance", FIRST)
                .containsEntry("cluster", "demo")
                .containsEntry("dockerVersion", "20.10.24");
    }

    @Test
    void sends_custom_attributes_at_the_first_registration_only() {
        Attribute custom = Attribute.builder().name("rack").value("7").build();
        host.options = new AgentOptions("demo", false, "us-east-1", 96, List.of(custom), List.of(), false);
        host.restart();
        host.restart();

        assertThat(registrations().getFirst().attributesOrEmpty()).contains(custom);
        assertThat(registrations().get(1).attributesOrEmpty()).isNotEmpty().doesNotContain(custom);
        assertThat(registrations().get(1).totalResourcesOrEmpty().get(1).integerValue())
                .isEqualTo(4000);
    }

    @Test
    void is_the_same_instance_after_a_restart() {
        host.start();

        host.restart();

        assertThat(registrations().get(1).containerInstanceArn()).isEqualTo(FIRST);
        assertThat(host.acs.last().query).containsEntry("containerInstanceArn", FIRST);
    }

    @Test
    void asks_for_credentials_until_its_first_session() {
        host.acs.refusals.add(new ServiceException("ServerException", 500, ""));
        host.start().pass(5);
        assertThat(host.acs.last().query).containsEntry("sendCredentials", "true");

        host.acs.last().listener.closed(1000, "");
        host.pass(1);
        assertThat(host.acs.last().query).containsEntry("sendCredentials", "false");

        host.restart();
        assertThat(host.acs.last().query).containsEntry("sendCredentials", "true");
    }

    @Test
    void registers_as_soon_as_the_control_plane_is_there() {
        host.controlPlane.down = true;
        host.start().pass(Duration.ofMinutes(10));

        host.controlPlane.down = false;
        host.pass(1);

        assertThat(host.acs.sessions).hasSize(1);
    }

    @Test
    void does_not_go_on_when_an_attribute_is_not_taken() {
        host.controlPlane.dropsAttributes = true;
        host.start().pass(5);
        assertThat(host.acs.tries).isZero();

        host.controlPlane.dropsAttributes = false;
        host.pass(Duration.ofMinutes(5));

        assertThat(host.acs.sessions).isNotEmpty();
    }

    @Test
    void becomes_a_new_instance_when_the_control_plane_lost_its_data() {
        host.start().run(Tasks.task("t1", Tasks.container("web")));
        host.acs.last().listener.message(manifest(500));
        host.controlPlane.instances.clear();
        host.acs.refusals.add(new ServiceException("InvalidInstanceException", 400, "not known here"));

        host.acs.last().listener.closed(1006, "");
        host.pass(5);

        assertThat(registrations()).hasSize(3);
        assertThat(registrations().getLast().containerInstanceArn()).isNull();
        assertThat(host.acs.last().query).containsEntry("containerInstanceArn", SECOND);
        assertThat(host.tcs.last().query).containsEntry("containerInstance", SECOND);
    }

    @Test
    void a_new_instances_manifests_are_numbered_anew() {
        becomes_a_new_instance_when_the_control_plane_lost_its_data();

        host.acs.last().listener.message(manifest(1));

        assertThat(host.acs.last().sent(AckRequest.class)).hasSize(1);
    }

    @Test
    void becomes_a_new_instance_when_the_data_were_lost_while_it_was_away() {
        host.start();
        host.controlPlane.instances.clear();
        host.acs.refusals.add(new ServiceException("InvalidInstanceException", 400, "not known here"));

        host.restart().pass(1);

        assertThat(host.acs.last().query).containsEntry("containerInstanceArn", SECOND);
    }

    @Test
    void stays_what_it_is_when_only_the_hub_does_not_know_it_yet() {
        host.start();
        host.acs.refusals.add(new ServiceException("InvalidInstanceException", 400, "not known here"));

        host.restart().pass(1);

        assertThat(host.acs.last().query).containsEntry("containerInstanceArn", FIRST);
    }

    private void deregister() {
        host.start().run(Tasks.task("t1", Tasks.container("web")));
        host.controlPlane.instances.clear();
        host.acs.refusing("InactiveInstanceException");
        host.acs.last().listener.closed(1000, "");
        host.pass(1);
    }

    @Test
    void waits_an_hour_when_it_was_deregistered_and_lets_its_containers_run() {
        deregister();
        int tries = host.acs.tries;

        host.pass(Duration.ofMinutes(59));
        assertThat(host.acs.tries).isEqualTo(tries);
        assertThat(host.tcs.last().closedWith).isEqualTo(1000);
        assertThat(host.runtime.leftovers()).hasSize(1);

        host.pass(Duration.ofMinutes(2));
        assertThat(host.acs.tries).isEqualTo(tries + 1);
        assertThat(registrations()).hasSize(1);
    }

    @Test
    void a_deregistered_host_is_not_enrolled_anew_by_a_restart() {
        deregister();

        host.restart().pass(Duration.ofMinutes(30));

        assertThat(registrations())
                .noneMatch(request -> request.containerInstanceArn() == null
                        && !request.equals(registrations().getFirst()));
        assertThat(host.acs.sessions).hasSize(1);
    }

    @Test
    void a_deregistered_host_is_not_enrolled_anew_when_its_row_is_gone() {
        deregister();
        host.acs.refusing("InvalidInstanceException");

        host.pass(Duration.ofHours(3));
        host.restart().pass(Duration.ofHours(3));

        assertThat(registrations().stream().filter(request -> request.containerInstanceArn() == null))
                .hasSize(1);
    }

    @Test
    void a_host_that_is_let_in_again_works_as_before() {
        deregister();
        host.controlPlane.instances.add(FIRST);
        host.acs.up();

        host.pass(Duration.ofHours(1)).run(Tasks.task("t2", Tasks.container("web")));

        assertThat(host.submitted("t2")).containsExactly("RUNNING");
        assertThat(host.tcs.last().closedWith).isNull();
    }

    @Test
    void does_not_join_another_cluster_with_its_old_memory() {
        host.start();
        host.options = AgentOptions.of("other", "us-east-1");

        assertThatThrownBy(host::restart)
                .hasMessageContaining("of cluster demo")
                .hasMessageContaining("cluster other");
    }

    @Test
    void keeps_arn_numbers_and_unsent_reports_over_a_kill(@TempDir Path folder) {
        AgentState before = new StateFile(folder.resolve("state"));
        PaperAgent first = new PaperAgent(before).start();
        first.acs.last().listener.message(manifest(7));
        first.controlPlane.down = true;
        first.run(Tasks.task("t1", Tasks.container("web", "run_for=10s", "exit_code=3")))
                .pass(15);
        first.agent.close();
        before.close();

        PaperAgent second = new PaperAgent(new StateFile(folder.resolve("state")));
        second.controlPlane.instances.add(FIRST);
        second.start().pass(1);

        assertThat(second.acs.last().query).containsEntry("containerInstanceArn", FIRST);
        assertThat(second.submitted("t1")).containsExactly("RUNNING", "STOPPED");
        assertThat(second.controlPlane
                        .submitted
                        .getLast()
                        .containersOrEmpty()
                        .getFirst()
                        .exitCode())
                .isEqualTo(3);
        second.acs.last().listener.message(manifest(7));
        assertThat(second.acs.last().sent(AckRequest.class)).isEmpty();
        second.acs.last().listener.message(manifest(8));
        assertThat(second.acs.last().sent(AckRequest.class)).hasSize(1);
    }

    @Test
    void hears_a_payload_that_arrives_with_the_opening_of_the_session() {
        PayloadMessage payload = Tasks.payload(Tasks.task("t1", Tasks.container("web"))).toBuilder()
                .containerInstanceArn("i")
                .build();

        host.start();
        host.acs.last().listener.message(payload);

        assertThat(host.acs.last().sent(AckRequest.class)).hasSize(1);
        assertThat(Objects.requireNonNull(
                                host.agent.engine().task(Tasks.arn("t1")).orElse(null))
                        .isWanted())
                .isTrue();
    }

    @Test
    void reports_wait_no_longer_than_the_session_does() {
        host.start().run(Tasks.task("t1", Tasks.container("web", "run_for=5s")));
        host.controlPlane.down = true;
        host.acs.down();
        host.acs.last().listener.closed(1006, "");
        host.pass(Duration.ofMinutes(10));

        host.controlPlane.down = false;
        host.acs.up();
        host.pass(1);

        assertThat(host.submitted("t1")).containsExactly("RUNNING", "STOPPED");
    }
}
