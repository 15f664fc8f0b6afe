package dev.gantry.ecs.network;

import dev.gantry.ecs.domain.task.AttachmentStatus;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskAttachment;
import dev.gantry.ecs.domain.task.TaskId;
import dev.gantry.shapes.ec2.CreateNetworkInterfaceRequest;
import dev.gantry.shapes.ec2.CreateNetworkInterfaceResponse;
import dev.gantry.shapes.ec2.DeleteNetworkInterfaceRequest;
import dev.gantry.shapes.ec2.DeleteNetworkInterfaceResponse;
import dev.gantry.shapes.ec2.DescribeNetworkInterfacesRequest;
import dev.gantry.shapes.ec2.DescribeNetworkInterfacesResponse;
import dev.gantry.shapes.ec2.Filter;
import dev.gantry.shapes.ec2.NetworkInterface;
import dev.gantry.shapes.ecs.AwsVpcConfiguration;
import dev.gantry.shapes.ecs.KeyValuePair;
import dev.gantry.shapes.ecs.NetworkConfiguration;
import dev.gantry.value.ServiceException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes and deletes the network interfaces of tasks through EC2's own operations, in the name of ECS' service role. */
public final class TaskNetworkInterfaces {

    private static final String NOT_FOUND = "InvalidNetworkInterfaceID.NotFound";

    private final ServiceRole ecs;
    private final Subnets subnets;

    public TaskNetworkInterfaces(ServiceRole ecs, Subnets subnets) {
        this.ecs = ecs;
        this.subnets = subnets;
    }

    /** A new interface in one of the task's subnets; asked again for the same task, the very same one. */
    TaskAttachment create(Task task) {
        AwsVpcConfiguration vpc = task.launch()
                .request()
                .flatMap(request -> request.network())
                .map(NetworkConfiguration::awsvpcConfiguration)
                .orElseThrow(() -> new IllegalStateException(task.arn() + " has no network configuration"));
        String attachment = attachmentId(task.id());
        CreateNetworkInterfaceRequest request = CreateNetworkInterfaceRequest.builder()
                .subnetId(subnet(task, vpc.subnetsOrEmpty()))
                .groups(vpc.securityGroups())
                .description(description(task))
                .clientToken(attachment)
                .build();
        NetworkInterface created =
                Objects.requireNonNull(ecs.call(task.id().scope(), request, CreateNetworkInterfaceResponse.class)
                        .networkInterface());
        return new TaskAttachment(
                attachment, TaskAttachment.NETWORK_INTERFACE, AttachmentStatus.ATTACHED, details(created));
    }

    /** In the zone of the task's host; chosen by the task's own id, so that a repeated try takes the same one. */
    private String subnet(Task task, List<String> ids) {
        List<String> near = subnets.describe(task.id().scope(), ids).stream()
                .filter(subnet -> task.place().availabilityZone().stream()
                        .allMatch(zone -> zone.equals(subnet.availabilityZone())))
                .map(subnet -> Objects.requireNonNullElse(subnet.subnetId(), ""))
                .sorted()
                .toList();
        List<String> choice = near.isEmpty() ? ids : near;
        return choice.get(Math.floorMod(task.id().hashCode(), choice.size()));
    }

    private static String attachmentId(TaskId task) {
        return UUID.nameUUIDFromBytes(task.key().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static String description(Task task) {
        return task.id()
                .scope()
                .arn("ecs", "attachment/" + attachmentId(task.id()))
                .toString();
    }

    private static List<KeyValuePair> details(NetworkInterface created) {
        List<KeyValuePair> details = new ArrayList<>();
        add(details, "subnetId", created.subnetId());
        add(details, "networkInterfaceId", created.networkInterfaceId());
        add(details, "macAddress", created.macAddress());
        add(details, "privateDnsName", created.privateDnsName());
        add(details, "privateIPv4Address", created.privateIpAddress());
        return details;
    }

    private static void add(List<KeyValuePair> details, String name, @Nullable String value) {
        if (value != null) {
            details.add(new KeyValuePair(name, value));
        }
    }

    void delete(Task task, TaskAttachment attachment) {
        attachment.detail("networkInterfaceId").ifPresent(id -> delete(task, id));
    }

    /** One that is gone already is as good as deleted. */
    private void delete(Task task, String id) {
        DeleteNetworkInterfaceRequest request =
                DeleteNetworkInterfaceRequest.builder().networkInterfaceId(id).build();
        try {
            ecs.call(task.id().scope(), request, DeleteNetworkInterfaceResponse.class);
        } catch (ServiceException refused) {
            if (!refused.code().equals(NOT_FOUND)) {
                throw refused;
            }
        }
    }

    /** Deletes an interface that was made for the task but never became its attachment. */
    void deleteUnnoted(Task task) {
        Filter made = Filter.builder()
                .name("description")
                .values(List.of(description(task)))
                .build();
        DescribeNetworkInterfacesRequest request = DescribeNetworkInterfacesRequest.builder()
                .filters(List.of(made))
                .build();
        for (NetworkInterface found : ecs.call(task.id().scope(), request, DescribeNetworkInterfacesResponse.class)
                .networkInterfacesOrEmpty()) {
            delete(task, Objects.requireNonNull(found.networkInterfaceId()));
        }
    }
}
