package dev.gantry.ecs.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.Fleet;
import dev.gantry.shapes.ecs.ClientException;
import dev.gantry.shapes.ecs.ClusterNotFoundException;
import dev.gantry.shapes.ecs.ConflictException;
import dev.gantry.shapes.ecs.ContainerDefinition;
import dev.gantry.shapes.ecs.ContainerOverride;
import dev.gantry.shapes.ecs.DeregisterTaskDefinitionRequest;
import dev.gantry.shapes.ecs.FSxWindowsFileServerAuthorizationConfig;
import dev.gantry.shapes.ecs.FSxWindowsFileServerVolumeConfiguration;
import dev.gantry.shapes.ecs.Failure;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.KeyValuePair;
import dev.gantry.shapes.ecs.PlacementConstraint;
import dev.gantry.shapes.ecs.PlacementStrategy;
import dev.gantry.shapes.ecs.RegisterTaskDefinitionRequest;
import dev.gantry.shapes.ecs.RunTaskRequest;
import dev.gantry.shapes.ecs.RunTaskResponse;
import dev.gantry.shapes.ecs.Tag;
import dev.gantry.shapes.ecs.Task;
import dev.gantry.shapes.ecs.TaskOverride;
import dev.gantry.shapes.ecs.TaskVolumeConfiguration;
import dev.gantry.shapes.ecs.UnsupportedFeatureException;
import dev.gantry.shapes.ecs.Volume;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RunTaskTest {

    private final TaskRequests tasks = new TaskRequests();

    @Test
    void what_does_not_act_yet_is_refused_and_never_ignored() {
        tasks.instance();
        TaskOverride role = TaskOverride.builder()
                .taskRoleArn("arn:aws:iam::123456789012:role/app")
                .build();
        TaskVolumeConfiguration volume =
                TaskVolumeConfiguration.builder().name("data").build();

        assertThatThrownBy(() -> tasks.run(request -> request.overrides(role).enableExecuteCommand(true)))
                .isInstanceOf(UnsupportedFeatureException.class);
        assertThatThrownBy(() -> tasks.run(request -> request.volumeConfigurations(List.of(volume))))
                .isInstanceOf(UnsupportedFeatureException.class);

        assertThat(tasks.ecs.view().all(EcsTables.TASKS)).isEmpty();
    }

    private void refused(UnaryOperator<RunTaskRequest.Builder> wishes, String message) {
        assertThatThrownBy(() -> tasks.run(wishes))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage(message);
        assertThat(tasks.ecs.view().all(EcsTables.TASKS)).isEmpty();
    }

    private void definition(String family, int memory) {
        tasks.ecs.run(
                new RegisterTaskDefinition(),
                RegisterTaskDefinitionRequest.builder()
                        .family(family)
                        .containerDefinitions(List.of(ContainerDefinition.builder()
                                .name("app")
                                .image("busybox")
                                .memory(memory)
                                .build()))
                        .build());
    }

    @Test
    void a_task_is_pending_on_an_instance_with_room() {
        String instance = tasks.instance();

        Task task = tasks.one(request -> request.startedBy("me").tags(List.of(new Tag("a", "b"))));

        assertThat(task.lastStatus()).isEqualTo("PENDING");
        assertThat(task.desiredStatus()).isEqualTo("RUNNING");
        assertThat(task.containerInstanceArn()).isEqualTo(instance);
        assertThat(task.launchType()).isEqualTo("EC2");
        assertThat(task.group()).isEqualTo("family:web");
        assertThat(task.startedBy()).isEqualTo("me");
        assertThat(task.connectivity()).isEqualTo("CONNECTED");
        assertThat(task.version()).isEqualTo(1);
        assertThat(task.tagsOrEmpty()).containsExactly(new Tag("a", "b"));
    }

    @Test
    void as_many_run_as_there_is_room_for_and_each_instance_says_why_no_more() {
        definition("large", 1024);
        String one = tasks.instance();
        tasks.instance(); // room for four on each, less what web holds
        tasks.one(request -> request.placementConstraints(List.of(PlacementConstraint.builder()
                .type("memberOf")
                .expression("ec2InstanceId == none or agentConnected == true")
                .build())));

        RunTaskResponse response =
                tasks.run(request -> request.taskDefinition("large").count(10));

        assertThat(response.tasksOrEmpty()).hasSize(7);
        assertThat(response.failuresOrEmpty())
                .hasSize(2)
                .extracting(Failure::reason)
                .containsOnly("RESOURCE:MEMORY");
        assertThat(response.failuresOrEmpty()).extracting(Failure::arn).contains(one);
    }

    @Test
    void a_fleet_of_full_instances_names_a_hundred_of_them() {
        definition("huge", 4096);
        for (int i = 0; i < 120; i++) {
            tasks.instance();
        }
        for (int i = 0; i < 12; i++) {
            assertThat(tasks.run(request -> request.taskDefinition("huge").count(10))
                            .tasksOrEmpty())
                    .hasSize(10);
        }

        assertThat(tasks.run(request -> request.taskDefinition("huge").count(10))
                        .failuresOrEmpty())
                .hasSize(100);
    }

    @Test
    void nothing_that_can_be_placed_is_no_error() {
        tasks.connected(tasks.instance(), false);

        RunTaskResponse response = tasks.run(request -> request.count(3));

        assertThat(response.tasksOrEmpty()).isEmpty();
        assertThat(response.failuresOrEmpty()).extracting(Failure::reason).containsExactly("AGENT");
    }

    @Test
    void a_constraint_that_nobody_meets_is_a_failure() {
        tasks.instance(Fleet.attribute("stack", "test"));

        assertThat(tasks.run(request -> request.placementConstraints(List.of(PlacementConstraint.builder()
                                .type("memberOf")
                                .expression("attribute:stack == prod")
                                .build())))
                        .failuresOrEmpty())
                .extracting(Failure::reason)
                .containsExactly("MemberOf placement constraint unsatisfied.");
    }

    @Test
    void distinct_instances_count_the_tasks_of_the_group() {
        tasks.instance();
        tasks.instance();
        UnaryOperator<RunTaskRequest.Builder> distinct = request -> request.placementConstraints(
                List.of(PlacementConstraint.builder().type("distinctInstance").build()));

        RunTaskResponse response = tasks.run(request -> distinct.apply(request).count(3));

        assertThat(response.tasksOrEmpty())
                .extracting(Task::containerInstanceArn)
                .doesNotHaveDuplicates();
        assertThat(response.failuresOrEmpty())
                .extracting(Failure::reason)
                .containsExactly(
                        "DistinctInstance placement constraint unsatisfied.",
                        "DistinctInstance placement constraint unsatisfied.");
        assertThat(tasks.run(request -> distinct.apply(request).group("other")).tasksOrEmpty())
                .hasSize(1);
    }

    @Test
    void tasks_spread_over_instances() {
        tasks.instance();
        tasks.instance();
        tasks.instance();

        assertThat(tasks.run(request -> request.count(3)
                                .placementStrategy(List.of(PlacementStrategy.builder()
                                        .type("spread")
                                        .field("instanceId")
                                        .build())))
                        .tasksOrEmpty())
                .extracting(Task::containerInstanceArn)
                .doesNotHaveDuplicates();
    }

    @Test
    void mistakes_in_placement_are_refused_even_where_nothing_could_be_placed() {
        List<PlacementStrategy> unknown = List.of(
                PlacementStrategy.builder().type("binpack").field("disk").build());
        List<PlacementConstraint> broken = List.of(PlacementConstraint.builder()
                .type("memberOf")
                .expression("attribute:")
                .build());

        refused(request -> request.placementStrategy(unknown), "Invalid field for placement strategy 'binpack': disk");
        assertThatThrownBy(() -> tasks.run(request -> request.placementConstraints(broken)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageNotContaining("No Container Instances");
    }

    @Test
    void a_cluster_without_instances_is_refused() {
        refused(request -> request, "No Container Instances were found in your cluster.");
    }

    @Test
    void what_cannot_be_is_refused() {
        tasks.instance();
        refused(request -> request.count(0), "Count must be between 1 and 10.");
        refused(request -> request.count(11), "Count must be between 1 and 10.");
        refused(request -> request.group("service:web"), "Invalid namespace for group.");
        refused(
                request -> request.startedBy("a b"),
                "startedBy can have up to 128 letters, numbers, hyphens, forward slashes and underscores.");
        refused(request -> request.clientToken("a b"), "clientToken can have up to 64 printable ASCII characters.");
        refused(
                request -> request.enableExecuteCommand(true),
                "A task role is required to use execute command. Specify a taskRoleArn and try again.");
        refused(
                request -> request.platformVersion("LATEST"),
                "The platform version must be null when specifying an EC2 launch type.");
        refused(
                request -> request.propagateTags("SERVICE"),
                "Tags can only be propagated from a task definition for this request.");
        refused(
                request -> request.tags(List.of(new Tag("aws:x", "y"))),
                "Tag keys starting with 'aws:' are reserved for system use.");
        refused(request -> request.launchType("FARGATE"), "Task definition does not support launch_type FARGATE.");
    }

    @Test
    void overrides_that_do_not_fit_the_definition_are_refused() {
        tasks.instance();
        refused(
                request -> request.overrides(
                        override(ContainerOverride.builder().name("nobody").build())),
                "Override for container named nobody is not a container in the TaskDefinition.");
        refused(
                request -> request.overrides(override(ContainerOverride.builder()
                        .name("app")
                        .environment(List.of(new KeyValuePair("x", "y".repeat(8192))))
                        .build())),
                "Container Overrides length must be at most 8192");
    }

    private static TaskOverride override(ContainerOverride container) {
        return TaskOverride.builder().containerOverrides(List.of(container)).build();
    }

    @Test
    void definitions_and_clusters_that_are_not_there_are_refused() {
        tasks.instance();
        assertThatThrownBy(() -> tasks.run(request -> request.cluster("gone")))
                .isInstanceOf(ClusterNotFoundException.class)
                .hasMessage("Cluster not found.");
        assertThatThrownBy(() -> tasks.run(request -> request.taskDefinition("gone")))
                .isInstanceOf(ClientException.class)
                .hasMessage("TaskDefinition not found.");
        tasks.ecs.run(new DeregisterTaskDefinition(), new DeregisterTaskDefinitionRequest("web:1"));
        refused(request -> request.taskDefinition("web:1"), "TaskDefinition is inactive");
    }

    @Test
    void the_same_token_starts_nothing_again() {
        tasks.instance();
        RunTaskResponse first = tasks.run(request -> request.clientToken("t-1").count(2));

        RunTaskResponse second = tasks.run(request -> request.clientToken("t-1").count(2));

        assertThat(TaskRequests.arns(second)).isEqualTo(TaskRequests.arns(first));
        assertThat(tasks.ecs.view().all(EcsTables.TASKS)).hasSize(2);
    }

    @Test
    void the_same_token_with_another_request_is_a_conflict() {
        tasks.instance();
        List<String> arns = TaskRequests.arns(
                tasks.run(request -> request.clientToken("t-1").count(2)));

        assertThatThrownBy(() -> tasks.run(request -> request.clientToken("t-1").count(3)))
                .isInstanceOfSatisfying(
                        ConflictException.class,
                        conflict -> assertThat(conflict.members()).isEqualTo(Map.of("resourceIds", arns)));
    }

    @Test
    void a_volume_that_nothing_here_mounts_keeps_its_task_from_starting() {
        tasks.instance();
        Volume windows = Volume.builder()
                .name("v")
                .fsxWindowsFileServerVolumeConfiguration(FSxWindowsFileServerVolumeConfiguration.builder()
                        .fileSystemId("fs-1")
                        .rootDirectory("share")
                        .authorizationConfig(new FSxWindowsFileServerAuthorizationConfig("secret", "example.com"))
                        .build())
                .build();
        tasks.ecs.run(
                new RegisterTaskDefinition(),
                RegisterTaskDefinitionRequest.builder()
                        .family("windows")
                        .volumes(List.of(windows))
                        .containerDefinitions(List.of(ContainerDefinition.builder()
                                .name("app")
                                .image("busybox")
                                .memory(64)
                                .build()))
                        .build());

        assertThatThrownBy(() -> tasks.run(request -> request.taskDefinition("windows")))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("FSx");
    }

    @Test
    void a_token_is_forgotten_after_a_day() {
        tasks.instance();
        tasks.run(request -> request.clientToken("t-1"));

        tasks.ecs.advance(Duration.ofHours(24));

        assertThat(tasks.ecs.view().all(EcsTables.TOKENS)).isEmpty();
        tasks.run(request -> request.clientToken("t-1").count(2));
        assertThat(tasks.ecs.view().all(EcsTables.TASKS)).hasSize(3);
    }
}
