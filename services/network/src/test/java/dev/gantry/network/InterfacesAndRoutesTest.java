package dev.gantry.network;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.shapes.ec2.AssociateRouteTableRequest;
import dev.gantry.shapes.ec2.AssociateRouteTableResponse;
import dev.gantry.shapes.ec2.AttachInternetGatewayRequest;
import dev.gantry.shapes.ec2.CreateInternetGatewayRequest;
import dev.gantry.shapes.ec2.CreateInternetGatewayResponse;
import dev.gantry.shapes.ec2.CreateNetworkInterfaceRequest;
import dev.gantry.shapes.ec2.CreateRouteRequest;
import dev.gantry.shapes.ec2.CreateRouteTableRequest;
import dev.gantry.shapes.ec2.CreateRouteTableResponse;
import dev.gantry.shapes.ec2.DeleteInternetGatewayRequest;
import dev.gantry.shapes.ec2.DeleteNetworkInterfaceRequest;
import dev.gantry.shapes.ec2.DeleteRouteTableRequest;
import dev.gantry.shapes.ec2.DeleteSubnetRequest;
import dev.gantry.shapes.ec2.DeleteVpcRequest;
import dev.gantry.shapes.ec2.DescribeInternetGatewaysRequest;
import dev.gantry.shapes.ec2.DescribeInternetGatewaysResponse;
import dev.gantry.shapes.ec2.DescribeNetworkInterfacesRequest;
import dev.gantry.shapes.ec2.DescribeNetworkInterfacesResponse;
import dev.gantry.shapes.ec2.DescribeRouteTablesRequest;
import dev.gantry.shapes.ec2.DescribeRouteTablesResponse;
import dev.gantry.shapes.ec2.DescribeSubnetsRequest;
import dev.gantry.shapes.ec2.DescribeSubnetsResponse;
import dev.gantry.shapes.ec2.DetachInternetGatewayRequest;
import dev.gantry.shapes.ec2.DisassociateRouteTableRequest;
import dev.gantry.shapes.ec2.Filter;
import dev.gantry.shapes.ec2.NetworkInterface;
import dev.gantry.shapes.ec2.RouteTable;
import dev.gantry.shapes.ec2.Subnet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InterfacesAndRoutesTest {

    private final NetworkWorld world = new NetworkWorld();
    private final String vpc = world.vpc("10.0.0.0/16");
    private final String subnet = world.subnet(vpc, "10.0.0.0/28");

    @Test
    void an_interface_gets_an_address_of_its_subnet() {
        NetworkInterface created = world.networkInterface(subnet);

        assertThat(created.privateIpAddress()).isEqualTo("10.0.0.4");
        assertThat(created.macAddress()).matches("0a(:[0-9a-f]{2}){5}");
        assertThat(created.privateDnsName()).isEqualTo("ip-10-0-0-4.ec2.internal");
        assertThat(created.vpcId()).isEqualTo(vpc);
        assertThat(created.availabilityZone()).isEqualTo("us-east-1a");
        assertThat(created.groupsOrEmpty().getFirst().groupName()).isEqualTo("default");
        assertThat(interfaces(filter("subnet-id", subnet))).containsExactly(created);
        assertThat(interfaces(filter("private-ip-address", "10.0.0.4"))).hasSize(1);
        assertThat(interfaces(filter("attachment.instance-id", "i-1"))).isEmpty();
    }

    @Test
    void no_address_is_given_twice_and_the_reserved_ones_never() {
        List<String> given = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            given.add(requireNonNull(world.networkInterface(subnet).privateIpAddress()));
        }

        assertThat(given).doesNotHaveDuplicates().startsWith("10.0.0.4").endsWith("10.0.0.14");
        refused(CreateNetworkInterfaceRequest.builder().subnetId(subnet).build(), "InsufficientFreeAddressesInSubnet");
        assertThat(available()).isZero();
    }

    @Test
    void a_deleted_interface_gives_its_address_back() {
        NetworkInterface first = world.networkInterface(subnet);
        world.call(delete(first.networkInterfaceId()));

        List<String> given = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            given.add(requireNonNull(world.networkInterface(subnet).privateIpAddress()));
        }

        assertThat(given).startsWith("10.0.0.5").endsWith(first.privateIpAddress());
        assertThat(available()).isZero();
        refused(delete(first.networkInterfaceId()), "InvalidNetworkInterfaceID.NotFound");
    }

    @Test
    void an_address_may_be_asked_for() {
        world.call(withAddress("10.0.0.9"));

        refused(withAddress("10.0.0.9"), "InvalidIPAddress.InUse");
        refused(withAddress("10.0.0.3"), "InvalidParameterValue");
        refused(withAddress("10.0.0.15"), "InvalidParameterValue");
        refused(withAddress("10.0.1.9"), "InvalidParameterValue");
    }

    @Test
    void an_interface_needs_a_subnet_and_groups_of_the_same_vpc() {
        String elsewhere = world.group(world.vpc("10.1.0.0/16"), "elsewhere");

        refused(CreateNetworkInterfaceRequest.builder().subnetId("subnet-1").build(), "InvalidSubnetID.NotFound");
        refused(
                CreateNetworkInterfaceRequest.builder()
                        .subnetId(subnet)
                        .groups(List.of(elsewhere))
                        .build(),
                "InvalidParameter");
        refused(
                CreateNetworkInterfaceRequest.builder()
                        .subnetId(subnet)
                        .groups(List.of("sg-1"))
                        .build(),
                "InvalidGroup.NotFound");
        refused(
                CreateNetworkInterfaceRequest.builder()
                        .subnetId(subnet)
                        .secondaryPrivateIpAddressCount(2)
                        .build(),
                "UnsupportedOperation");
    }

    @Test
    void a_subnet_with_interfaces_stays() {
        NetworkInterface created = world.networkInterface(subnet);
        refused(DeleteSubnetRequest.builder().subnetId(subnet).build(), "DependencyViolation");

        world.call(delete(created.networkInterfaceId()));
        world.call(DeleteSubnetRequest.builder().subnetId(subnet).build());
        refused(DeleteSubnetRequest.builder().subnetId(subnet).build(), "InvalidSubnetID.NotFound");
    }

    @Test
    void another_service_can_ask_for_subnets_inside_its_command() {
        DescribeSubnetsResponse answer = world.engine.submit(tx -> world.request()
                .ask(
                        tx,
                        DescribeSubnetsRequest.builder()
                                .subnetIds(List.of(subnet))
                                .build(),
                        DescribeSubnetsResponse.class));

        assertThat(answer.subnetsOrEmpty()).extracting(Subnet::vpcId).containsExactly(vpc);
    }

    @Test
    void a_way_to_the_internet_is_built_and_torn_down_as_terraform_does() {
        String gateway = gateway();
        world.call(attach(gateway, vpc));
        String table = table();
        world.call(route(table, gateway, "0.0.0.0/0"));
        String association = associate(table);

        assertThat(describe(table).routesOrEmpty()).hasSize(2).last().satisfies(route -> {
            assertThat(route.gatewayId()).isEqualTo(gateway);
            assertThat(route.origin()).isEqualTo("CreateRoute");
            assertThat(route.state()).isEqualTo("active");
        });
        assertThat(tables(filter("association.subnet-id", subnet))).hasSize(1);
        refused(delete(table, DeleteRouteTableRequest.builder()), "DependencyViolation");
        refused(
                DeleteInternetGatewayRequest.builder()
                        .internetGatewayId(gateway)
                        .build(),
                "DependencyViolation");
        refused(DeleteVpcRequest.builder().vpcId(vpc).build(), "DependencyViolation");

        world.call(DisassociateRouteTableRequest.builder()
                .associationId(association)
                .build());
        world.call(detach(gateway, vpc));
        assertThat(describe(table).routesOrEmpty().getLast().state()).isEqualTo("blackhole");
        world.call(delete(table, DeleteRouteTableRequest.builder()));
        world.call(DeleteInternetGatewayRequest.builder()
                .internetGatewayId(gateway)
                .build());
        world.call(DeleteSubnetRequest.builder().subnetId(subnet).build());
        world.call(DeleteVpcRequest.builder().vpcId(vpc).build());
        assertThat(world.vpcs()).hasSize(1);
        refused(
                DescribeRouteTablesRequest.builder()
                        .routeTableIds(List.of(table))
                        .build(),
                "InvalidRouteTableID.NotFound");
    }

    @Test
    void gateways_and_vpcs_are_attached_one_to_one() {
        String gateway = gateway();
        refused(attach("igw-1", vpc), "InvalidInternetGatewayID.NotFound");
        refused(attach(gateway, "vpc-1"), "InvalidVpcID.NotFound");
        refused(detach(gateway, vpc), "Gateway.NotAttached");

        world.call(attach(gateway, vpc));

        refused(attach(gateway, vpc), "Resource.AlreadyAssociated");
        refused(attach(gateway(), vpc), "InvalidParameterValue");
        assertThat(world.call(
                                DescribeInternetGatewaysRequest.builder()
                                        .filters(List.of(filter("attachment.vpc-id", vpc)))
                                        .build(),
                                DescribeInternetGatewaysResponse.class)
                        .internetGatewaysOrEmpty())
                .singleElement()
                .satisfies(found -> assertThat(
                                found.attachmentsOrEmpty().getFirst().state())
                        .isEqualTo("available"));
    }

    @Test
    void routes_and_associations_that_cannot_be_are_refused() {
        String gateway = gateway();
        String table = table();
        refused(route(table, gateway, "0.0.0.0/0"), "InvalidParameterValue");
        world.call(attach(gateway, vpc));
        world.call(route(table, gateway, "0.0.0.0/0"));
        refused(route(table, gateway, "0.0.0.0/0"), "RouteAlreadyExists");
        refused(route(table, gateway, "nowhere"), "InvalidParameterValue");
        refused(route("rtb-1", gateway, "1.0.0.0/8"), "InvalidRouteTableID.NotFound");
        refused(
                CreateRouteRequest.builder()
                        .routeTableId(table)
                        .destinationCidrBlock("1.0.0.0/8")
                        .natGatewayId("nat-1")
                        .build(),
                "UnsupportedOperation");

        associate(table);
        refused(
                AssociateRouteTableRequest.builder()
                        .routeTableId(table())
                        .subnetId(subnet)
                        .build(),
                "Resource.AlreadyAssociated");
        refused(
                DisassociateRouteTableRequest.builder()
                        .associationId("rtbassoc-1")
                        .build(),
                "InvalidAssociationID.NotFound");
        RouteTable main = tables(filter("vpc-id", vpc), filter("association.main", "true"))
                .getFirst();
        refused(
                DisassociateRouteTableRequest.builder()
                        .associationId(main.associationsOrEmpty().getFirst().routeTableAssociationId())
                        .build(),
                "InvalidParameterValue");
    }

    private static Filter filter(String name, String value) {
        return new Filter(name, List.of(value));
    }

    private List<NetworkInterface> interfaces(Filter... filters) {
        return world.call(
                        DescribeNetworkInterfacesRequest.builder()
                                .filters(List.of(filters))
                                .build(),
                        DescribeNetworkInterfacesResponse.class)
                .networkInterfacesOrEmpty();
    }

    private int available() {
        return world.subnets().stream()
                .filter(row -> subnet.equals(row.subnetId()))
                .mapToInt(row -> requireNonNull(row.availableIpAddressCount()))
                .sum();
    }

    private CreateNetworkInterfaceRequest withAddress(String address) {
        return CreateNetworkInterfaceRequest.builder()
                .subnetId(subnet)
                .privateIpAddress(address)
                .build();
    }

    private static DeleteNetworkInterfaceRequest delete(@Nullable String id) {
        return DeleteNetworkInterfaceRequest.builder().networkInterfaceId(id).build();
    }

    private static DeleteRouteTableRequest delete(String table, DeleteRouteTableRequest.Builder request) {
        return request.routeTableId(table).build();
    }

    private String gateway() {
        CreateInternetGatewayResponse answer =
                world.call(CreateInternetGatewayRequest.builder().build(), CreateInternetGatewayResponse.class);
        return requireNonNull(requireNonNull(answer.internetGateway()).internetGatewayId());
    }

    private String table() {
        CreateRouteTableResponse answer =
                world.call(CreateRouteTableRequest.builder().vpcId(vpc).build(), CreateRouteTableResponse.class);
        return requireNonNull(requireNonNull(answer.routeTable()).routeTableId());
    }

    private String associate(String table) {
        AssociateRouteTableRequest request = AssociateRouteTableRequest.builder()
                .routeTableId(table)
                .subnetId(subnet)
                .build();
        return requireNonNull(
                world.call(request, AssociateRouteTableResponse.class).associationId());
    }

    private static AttachInternetGatewayRequest attach(String gateway, String vpc) {
        return AttachInternetGatewayRequest.builder()
                .internetGatewayId(gateway)
                .vpcId(vpc)
                .build();
    }

    private static DetachInternetGatewayRequest detach(String gateway, String vpc) {
        return DetachInternetGatewayRequest.builder()
                .internetGatewayId(gateway)
                .vpcId(vpc)
                .build();
    }

    private static CreateRouteRequest route(String table, String gateway, String destination) {
        return CreateRouteRequest.builder()
                .routeTableId(table)
                .gatewayId(gateway)
                .destinationCidrBlock(destination)
                .build();
    }

    private List<RouteTable> tables(Filter... filters) {
        return world.call(
                        DescribeRouteTablesRequest.builder()
                                .filters(List.of(filters))
                                .build(),
                        DescribeRouteTablesResponse.class)
                .routeTablesOrEmpty();
    }

    private RouteTable describe(String table) {
        return tables(filter("route-table-id", table)).getFirst();
    }

    private void refused(Object request, String code) {
        Refusals.assertRefused(world, request, code);
    }
}
