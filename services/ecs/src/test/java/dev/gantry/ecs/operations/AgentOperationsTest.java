package dev.gantry.ecs.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.Fleet;
import dev.gantry.ecs.PollEndpoints;
import dev.gantry.ecs.domain.task.AttachmentStatus;
import dev.gantry.ecs.domain.task.TaskAttachment;
import dev.gantry.shapes.ecs.AttachmentStateChange;
import dev.gantry.shapes.ecs.Attribute;
import dev.gantry.shapes.ecs.ClientException;
import dev.gantry.shapes.ecs.ClusterNotFoundException;
import dev.gantry.shapes.ecs.ContainerInstance;
import dev.gantry.shapes.ecs.DeregisterContainerInstanceRequest;
import dev.gantry.shapes.ecs.DiscoverPollEndpointRequest;
import dev.gantry.shapes.ecs.PlatformDevice;
import dev.gantry.shapes.ecs.RegisterContainerInstanceRequest;
import dev.gantry.shapes.ecs.Resource;
import dev.gantry.shapes.ecs.SubmitAttachmentStateChangesRequest;
import dev.gantry.shapes.ecs.SubmitContainerStateChangeRequest;
import dev.gantry.shapes.ecs.VersionInfo;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class AgentOperationsTest {

    private final TaskRequests tasks = new TaskRequests();

    private static Resource resource(String name, int value) {
        return Resource.builder().name(name).type("INTEGER").integerValue(value).build();
    }

    private ContainerInstance register(UnaryOperator<RegisterContainerInstanceRequest.Builder> wishes) {
        RegisterContainerInstanceRequest.Builder request = RegisterContainerInstanceRequest.builder()
                .cluster("prod")
                .totalResources(List.of(resource("CPU", 2048), resource("MEMORY", 4096)));
        return Objects.requireNonNull(tasks.ecs
                .run(new RegisterContainerInstance(), wishes.apply(request).build())
                .containerInstance());
    }

    @Test
    void every_attribute_comes_back_and_the_zone_with_them() {
        Attribute capability =
                Attribute.builder().name("ecs.capability.external").build();

        ContainerInstance instance = register(request -> request.attributes(
                List.of(capability, Fleet.attribute("stack", "prod"), Fleet.attribute("ecs.os-type", "linux"))));

        assertThat(instance.attributesOrEmpty())
                .contains(
                        capability,
                        Fleet.attribute("stack", "prod"),
                        Fleet.attribute("ecs.os-type", "linux"),
                        Fleet.attribute("ecs.availability-zone", "us-east-1a"));
        assertThat(instance.status()).isEqualTo("ACTIVE");
        assertThat(instance.agentConnected()).isFalse();
    }

    @Test
    void an_agent_that_comes_back_is_the_same_instance_with_its_custom_attributes_and_tasks() {
        String arn = tasks.instance(Fleet.attribute("stack", "prod"));
        tasks.one();

        ContainerInstance again = register(request -> request.containerInstanceArn(arn)
                .totalResources(List.of(resource("CPU", 4096), resource("MEMORY", 8192)))
                .attributes(List.of(Fleet.attribute("ecs.os-type", "linux"))));

        assertThat(again.containerInstanceArn()).isEqualTo(arn);
        assertThat(again.attributesOrEmpty())
                .contains(Fleet.attribute("stack", "prod"), Fleet.attribute("ecs.os-type", "linux"));
        assertThat(again.pendingTasksCount()).isEqualTo(1);
        assertThat(again.remainingResourcesOrEmpty())
                .filteredOn(one -> "MEMORY".equals(one.name()))
                .extracting(Resource::integerValue)
                .containsExactly(8192 - 64);
    }

    @Test
    void an_instance_does_not_shrink_and_does_not_come_back_from_the_dead() {
        String arn = tasks.instance();
        assertThatThrownBy(() -> register(request -> request.containerInstanceArn(arn)
                        .totalResources(List.of(resource("CPU", 1024), resource("MEMORY", 4096)))))
                .isInstanceOf(ClientException.class)
                .hasMessage("Container instance type changes are not supported.");
        tasks.ecs.run(new DeregisterContainerInstance(), new DeregisterContainerInstanceRequest("prod", arn, true));
        assertThatThrownBy(() -> register(request -> request.containerInstanceArn(arn)))
                .isInstanceOf(ClientException.class);
    }

    @Test
    void a_host_of_the_fargate_pool_stays_one_when_it_comes_back() {
        String arn = tasks.instance(Fleet.attribute("gantry.capacity", "FARGATE"));

        assertThat(register(request -> request.containerInstanceArn(arn)).containerInstanceArn())
                .isEqualTo(arn);
    }

    @Test
    void an_agent_says_its_version_as_it_registers() {
        VersionInfo versions = new VersionInfo("1.105.1", "a8b3e7d3", "DockerVersion: 20.10.24");

        assertThat(register(request -> request.versionInfo(versions)).versionInfo())
                .isEqualTo(versions);
    }

    @Test
    void gpus_come_as_platform_devices() {
        ContainerInstance instance = register(request -> request.platformDevices(
                List.of(new PlatformDevice("GPU-1", "GPU"), new PlatformDevice("GPU-2", "GPU"))));

        assertThat(instance.registeredResourcesOrEmpty())
                .filteredOn(resource -> "GPU".equals(resource.name()))
                .flatExtracting(Resource::stringSetValueOrEmpty)
                .containsExactly("GPU-1", "GPU-2");
    }

    @Test
    void only_the_default_cluster_is_made_on_the_way() {
        assertThat(register(request -> request.cluster(null)).containerInstanceArn())
                .contains(":container-instance/default/");
        assertThatThrownBy(() -> register(request -> request.cluster("gone")))
                .isInstanceOf(ClusterNotFoundException.class)
                .hasMessage("Cluster not found.");
        assertThatThrownBy(() -> register(request -> request.totalResources(List.of())))
                .isInstanceOf(ClientException.class);
    }

    @Test
    void sessions_are_below_the_server() {
        var endpoints = tasks.ecs.run(
                new DiscoverPollEndpoint(new PollEndpoints(() -> "http://127.0.0.1:4566")),
                DiscoverPollEndpointRequest.builder().build());

        assertThat(endpoints.endpoint()).isEqualTo("http://127.0.0.1:4566/acs/");
        assertThat(endpoints.telemetryEndpoint()).isEqualTo("http://127.0.0.1:4566/tcs/");
    }

    @Test
    void a_container_is_reported_by_itself() {
        tasks.instance();
        String task = tasks.one();

        var answer = tasks.ecs.run(
                new SubmitContainerStateChange(),
                SubmitContainerStateChangeRequest.builder()
                        .cluster("prod")
                        .task(task)
                        .containerName("app")
                        .status("RUNNING")
                        .runtimeId("r-1")
                        .build());

        assertThat(answer.acknowledgment()).isNotEmpty();
        assertThat(tasks.row(task).container("app").orElseThrow().runtimeId()).contains("r-1");
    }

    @Test
    void an_attachment_is_reported_by_its_arn_and_never_goes_back() {
        tasks.instance();
        String task = tasks.one();
        TaskAttachment eni = new TaskAttachment(
                "11111111-2222-3333-4444-555555555555",
                TaskAttachment.NETWORK_INTERFACE,
                AttachmentStatus.ATTACHING,
                List.of());
        put(task, eni);

        submit("arn:aws:ecs:us-east-1:123456789012:attachment/prod/" + eni.id(), "ATTACHED");
        submit("arn:aws:ecs:us-east-1:123456789012:attachment/" + eni.id(), "ATTACHING");
        submit("arn:aws:ecs:us-east-1:123456789012:attachment/unknown", "ATTACHED");
        submit(eni.id(), "NONSENSE");

        assertThat(tasks.row(task).networkInterface().orElseThrow().status()).isEqualTo(AttachmentStatus.ATTACHED);
    }

    /** As the network's worker does it while a task is PROVISIONING; here it is PENDING already. */
    private void put(String task, TaskAttachment attachment) {
        dev.gantry.ecs.domain.task.Task row = tasks.row(task);
        tasks.ecs.write(tx -> tx.put(
                EcsTables.TASKS,
                new dev.gantry.ecs.domain.task.Task(
                        row.id(),
                        row.launch(),
                        row.place(),
                        row.lastStatus(),
                        row.desiredStatus(),
                        row.stop(),
                        row.times(),
                        row.containers(),
                        List.of(attachment),
                        row.connected(),
                        row.handedOver(),
                        row.tags(),
                        row.version(),
                        row.protectedUntil())));
    }

    private void submit(String arn, String status) {
        assertThat(tasks.ecs
                        .run(
                                new SubmitAttachmentStateChanges(),
                                SubmitAttachmentStateChangesRequest.builder()
                                        .cluster("prod")
                                        .attachments(List.of(new AttachmentStateChange(arn, status)))
                                        .build())
                        .acknowledgment())
                .isNotEmpty();
    }
}
