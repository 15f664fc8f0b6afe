package dev.gantry.network;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gantry.kernel.MemoryJournal;
import dev.gantry.shapes.ec2.ConnectionTrackingSpecificationRequest;
import dev.gantry.shapes.ec2.CreateNetworkInterfaceRequest;
import dev.gantry.shapes.ec2.CreateNetworkInterfaceResponse;
import dev.gantry.shapes.ec2.CreateRouteRequest;
import dev.gantry.shapes.ec2.CreateSubnetRequest;
import dev.gantry.shapes.ec2.CreateVpcRequest;
import dev.gantry.shapes.ec2.DeleteNetworkInterfaceRequest;
import dev.gantry.shapes.ec2.DescribeNetworkInterfacesRequest;
import dev.gantry.shapes.ec2.DescribeNetworkInterfacesResponse;
import dev.gantry.shapes.ec2.DescribeRouteTablesRequest;
import dev.gantry.shapes.ec2.DescribeRouteTablesResponse;
import dev.gantry.shapes.ec2.Filter;
import dev.gantry.shapes.ec2.Ipv6PrefixSpecificationRequest;
import dev.gantry.shapes.ec2.NetworkInterface;
import dev.gantry.value.Caller;
import dev.gantry.value.ServiceException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Network interfaces as ECS uses them. */
class TaskInterfacesTest {

    private static final Caller ECS = new Caller(
            NetworkWorld.CALLER.scope(),
            "arn:aws:iam::123456789012:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS",
            "ecs.amazonaws.com",
            "ecs.amazonaws.com");

    private final MemoryJournal.Storage storage = new MemoryJournal.Storage();
    private final NetworkWorld world = new NetworkWorld(storage);
    private final String subnet = world.subnet(world.vpc("10.0.0.0/16"), "10.0.0.0/28");

    @Test
    void an_address_given_back_rests_until_its_subnet_has_been_gone_round() {
        NetworkInterface first = world.networkInterface(subnet);
        world.call(delete(first));

        NetworkInterface second = world.networkInterface(subnet);

        assertThat(second.privateIpAddress()).isEqualTo("10.0.0.5").isNotEqualTo(first.privateIpAddress());
    }

    @Test
    void a_server_that_was_restarted_goes_on_where_it_was() {
        world.call(delete(world.networkInterface(subnet)));

        NetworkInterface next = new NetworkWorld(storage).networkInterface(subnet);

        assertThat(next.privateIpAddress()).isEqualTo("10.0.0.5");
    }

    @Test
    void a_repeated_request_finds_the_interface_of_its_token() {
        NetworkInterface first = create(ECS, "task-1", "");

        assertThat(create(ECS, "task-1", "")).isEqualTo(first);
        assertThat(create(ECS, "task-2", "").networkInterfaceId()).isNotEqualTo(first.networkInterfaceId());
        assertThat(create(NetworkWorld.CALLER, "task-1", "").networkInterfaceId())
                .isNotEqualTo(first.networkInterfaceId());
    }

    @Test
    void a_token_stands_for_one_request_only() {
        create(ECS, "task-1", "");

        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> create(ECS, "task-1", "another description"))
                .returns("IdempotentParameterMismatch", ServiceException::code);
    }

    @Test
    void the_interface_of_a_task_is_in_use_until_ecs_ends_it() {
        NetworkInterface created = create(ECS, "task-1", "");

        assertThat(created.status()).isEqualTo("in-use");
        assertThat(created.requesterManaged()).isTrue();
        assertThat(requireNonNull(created.attachment()).status()).isEqualTo("attached");
        assertThat(inUse()).containsExactly(created);
        Refusals.assertRefused(
                world,
                delete(created),
                "InvalidParameterValue",
                "Network interface '" + created.networkInterfaceId() + "' is currently in use.");

        world.callAs(ECS, delete(created), Object.class);

        assertThat(inUse()).isEmpty();
    }

    @Test
    void what_would_change_nothing_is_refused() {
        refused(CreateVpcRequest.builder()
                .cidrBlock("10.9.0.0/16")
                .ipv6Pool("pool")
                .build());
        refused(CreateVpcRequest.builder()
                .cidrBlock("10.9.0.0/16")
                .ipv4NetmaskLength(20)
                .build());
        refused(CreateSubnetRequest.builder().vpcId("vpc-1").ipv6Native(true).build());
        refused(CreateRouteRequest.builder()
                .routeTableId(table())
                .destinationCidrBlock("0.0.0.0/0")
                .egressOnlyInternetGatewayId("eigw-1")
                .build());
        refused(CreateNetworkInterfaceRequest.builder()
                .subnetId(subnet)
                .ipv6Prefixes(List.of(Ipv6PrefixSpecificationRequest.builder().build()))
                .build());
        refused(CreateNetworkInterfaceRequest.builder()
                .subnetId(subnet)
                .connectionTrackingSpecification(ConnectionTrackingSpecificationRequest.builder()
                        .udpTimeout(60)
                        .build())
                .build());
    }

    private String table() {
        return requireNonNull(
                world.call(DescribeRouteTablesRequest.builder().build(), DescribeRouteTablesResponse.class)
                        .routeTablesOrEmpty()
                        .getFirst()
                        .routeTableId());
    }

    private void refused(Object request) {
        Refusals.assertRefused(world, request, "UnsupportedOperation");
    }

    private NetworkInterface create(Caller caller, String token, String description) {
        CreateNetworkInterfaceRequest request = CreateNetworkInterfaceRequest.builder()
                .subnetId(subnet)
                .clientToken(token)
                .description(description)
                .build();
        return requireNonNull(world.callAs(caller, request, CreateNetworkInterfaceResponse.class)
                .networkInterface());
    }

    private static DeleteNetworkInterfaceRequest delete(NetworkInterface row) {
        return DeleteNetworkInterfaceRequest.builder()
                .networkInterfaceId(row.networkInterfaceId())
                .build();
    }

    private List<NetworkInterface> inUse() {
        Filter filter = Filter.builder()
                .name("attachment.status")
                .values(List.of("attached"))
                .build();
        return world.call(
                        DescribeNetworkInterfacesRequest.builder()
                                .filters(List.of(filter))
                                .build(),
                        DescribeNetworkInterfacesResponse.class)
                .networkInterfacesOrEmpty();
    }
}
