package dev.gantry.ecs.domain.task;

import static dev.gantry.ecs.domain.Samples.INSTANCE;
import static dev.gantry.ecs.domain.Samples.NOON;
import static dev.gantry.ecs.domain.Samples.TASK;
import static dev.gantry.ecs.domain.Samples.accepted;
import static dev.gantry.ecs.domain.Samples.networkInterface;
import static dev.gantry.ecs.domain.Samples.place;
import static dev.gantry.ecs.domain.Samples.second;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.ecs.domain.json.JsonText;
import dev.gantry.ecs.domain.task.TaskSignal.NetworkReady;
import org.junit.jupiter.api.Test;

class TaskViewTest {

    private static final Task PENDING = TaskLifecycle.begin(accepted(false, false), place(), NOON);

    @Test
    void shows_lists_where_aws_has_them_and_nothing_for_what_has_no_value() {
        String json = JsonText.of(TaskView.describe(PENDING));

        String container = "{\"containerArn\":\"%s\",\"taskArn\":\"arn:aws:ecs:us-east-1:123456789012:task/demo/" + TASK
                + "\",\"name\":\"%s\",\"image\":\"busybox:1\",\"lastStatus\":\"PENDING\",\"networkBindings\":[],"
                + "\"networkInterfaces\":[],\"healthStatus\":\"UNKNOWN\",\"cpu\":\"64\",\"memory\":\"128\"}";
        assertThat(json)
                .isEqualTo("{\"attachments\":[],"
                        + "\"attributes\":[{\"name\":\"ecs.cpu-architecture\",\"value\":\"x86_64\"}],"
                        + "\"availabilityZone\":\"us-east-1a\","
                        + "\"clusterArn\":\"arn:aws:ecs:us-east-1:123456789012:cluster/demo\","
                        + "\"containerInstanceArn\":\"arn:aws:ecs:us-east-1:123456789012:container-instance/demo/"
                        + INSTANCE + "\","
                        + "\"containers\":["
                        + container.formatted(ContainerView.arn(PENDING.id(), "app"), "app") + ","
                        + container.formatted(ContainerView.arn(PENDING.id(), "side"), "side") + "],"
                        + "\"cpu\":\"128\",\"createdAt\":\"2030-01-01T12:00:00.000Z\",\"desiredStatus\":\"RUNNING\","
                        + "\"enableExecuteCommand\":false,\"group\":\"family:web\",\"healthStatus\":\"UNKNOWN\","
                        + "\"lastStatus\":\"PENDING\",\"launchType\":\"EC2\",\"memory\":\"256\","
                        + "\"overrides\":{\"containerOverrides\":[{\"name\":\"app\"},{\"name\":\"side\"}],"
                        + "\"inferenceAcceleratorOverrides\":[]},\"tags\":[],"
                        + "\"taskArn\":\"arn:aws:ecs:us-east-1:123456789012:task/demo/" + TASK + "\","
                        + "\"taskDefinitionArn\":\"arn:aws:ecs:us-east-1:123456789012:task-definition/web:3\","
                        + "\"version\":1}");
    }

    @Test
    void an_event_has_the_task_as_its_detail_and_says_eni() {
        Task task = TaskLifecycle.next(accepted(true, false), new NetworkReady(networkInterface(), second(1)));

        String detail = TaskStateChangeEvent.of(task, "id-1", second(2)).detail();

        assertThat(detail)
                .contains("\"type\":\"eni\"", "\"updatedAt\":\"2030-01-01T12:00:02.000Z\"", "\"version\":2")
                .doesNotContain("\"tags\"", "ElasticNetworkInterface\",\"status");
    }

    @Test
    void shows_the_interface_of_an_awsvpc_task_in_its_containers() {
        Task task = TaskLifecycle.next(accepted(true, false), new NetworkReady(networkInterface(), second(1)));

        assertThat(TaskView.describe(task).containersOrEmpty().getFirst().networkInterfacesOrEmpty())
                .extracting(dev.gantry.shapes.ecs.NetworkInterface::privateIpv4Address)
                .containsExactly("10.0.0.9");
    }
}
