package dev.gantry.network;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.kernel.MemoryJournal;
import dev.gantry.shapes.ec2.AttributeBooleanValue;
import dev.gantry.shapes.ec2.AvailabilityZone;
import dev.gantry.shapes.ec2.CreateDefaultVpcRequest;
import dev.gantry.shapes.ec2.CreateSubnetRequest;
import dev.gantry.shapes.ec2.CreateTagsRequest;
import dev.gantry.shapes.ec2.CreateVpcRequest;
import dev.gantry.shapes.ec2.CreateVpcResponse;
import dev.gantry.shapes.ec2.DeleteInternetGatewayRequest;
import dev.gantry.shapes.ec2.DeleteSubnetRequest;
import dev.gantry.shapes.ec2.DeleteTagsRequest;
import dev.gantry.shapes.ec2.DeleteVpcRequest;
import dev.gantry.shapes.ec2.DescribeAccountAttributesRequest;
import dev.gantry.shapes.ec2.DescribeAccountAttributesResponse;
import dev.gantry.shapes.ec2.DescribeAvailabilityZonesRequest;
import dev.gantry.shapes.ec2.DescribeAvailabilityZonesResponse;
import dev.gantry.shapes.ec2.DescribeNetworkAclsRequest;
import dev.gantry.shapes.ec2.DescribeNetworkAclsResponse;
import dev.gantry.shapes.ec2.DescribeRegionsRequest;
import dev.gantry.shapes.ec2.DescribeRegionsResponse;
import dev.gantry.shapes.ec2.DescribeRouteTablesRequest;
import dev.gantry.shapes.ec2.DescribeRouteTablesResponse;
import dev.gantry.shapes.ec2.DescribeSubnetsRequest;
import dev.gantry.shapes.ec2.DescribeSubnetsResponse;
import dev.gantry.shapes.ec2.DescribeTagsRequest;
import dev.gantry.shapes.ec2.DescribeTagsResponse;
import dev.gantry.shapes.ec2.DescribeVpcAttributeRequest;
import dev.gantry.shapes.ec2.DescribeVpcAttributeResponse;
import dev.gantry.shapes.ec2.DescribeVpcsRequest;
import dev.gantry.shapes.ec2.DescribeVpcsResponse;
import dev.gantry.shapes.ec2.DetachInternetGatewayRequest;
import dev.gantry.shapes.ec2.Filter;
import dev.gantry.shapes.ec2.ModifySubnetAttributeRequest;
import dev.gantry.shapes.ec2.ModifyVpcAttributeRequest;
import dev.gantry.shapes.ec2.RouteTable;
import dev.gantry.shapes.ec2.Subnet;
import dev.gantry.shapes.ec2.Tag;
import dev.gantry.shapes.ec2.TagDescription;
import dev.gantry.shapes.ec2.TagSpecification;
import dev.gantry.shapes.ec2.Vpc;
import dev.gantry.value.Caller;
import dev.gantry.value.Scope;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VpcsTest {

    private final NetworkWorld world = new NetworkWorld();

    @Test
    void every_class_in_the_operations_package_is_an_operation_and_gets_what_it_takes() {
        assertThat(world.services.all()).allSatisfy(operations -> {
            assertThat(operations.strays()).isEmpty();
            assertThat(operations.all()).hasSizeGreaterThan(35);
        });
    }

    @Test
    void a_fresh_account_has_a_default_network() {
        Vpc vpc = world.vpcs().getFirst();
        List<Subnet> subnets = world.subnets();

        assertThat(vpc.cidrBlock()).isEqualTo("172.31.0.0/16");
        assertThat(vpc.isDefault()).isTrue();
        assertThat(vpc.vpcId()).matches("vpc-[0-9a-f]{17}");
        assertThat(subnets)
                .extracting(Subnet::cidrBlock)
                .containsExactlyInAnyOrder("172.31.0.0/20", "172.31.16.0/20", "172.31.32.0/20");
        assertThat(subnets)
                .extracting(Subnet::availabilityZone)
                .containsExactlyInAnyOrder("us-east-1a", "us-east-1b", "us-east-1c");
        assertThat(subnets).allSatisfy(subnet -> {
            assertThat(subnet.defaultForAz()).isTrue();
            assertThat(subnet.mapPublicIpOnLaunch()).isTrue();
            assertThat(subnet.availableIpAddressCount()).isEqualTo(4091);
            assertThat(subnet.vpcId()).isEqualTo(vpc.vpcId());
        });
    }

    @Test
    void the_default_network_keeps_its_ids_when_it_becomes_rows_and_over_a_restart() {
        MemoryJournal.Storage storage = new MemoryJournal.Storage();
        NetworkWorld first = new NetworkWorld(storage);
        List<Vpc> before = first.vpcs();
        List<Subnet> subnets = first.subnets();

        first.call(new CreateTagsRequest(
                false, List.of(requireNonNull(before.getFirst().vpcId())), List.of(tag("a", "1"))));
        NetworkWorld second = new NetworkWorld(storage);

        assertThat(second.vpcs())
                .extracting(Vpc::vpcId)
                .containsExactly(before.getFirst().vpcId());
        assertThat(second.vpcs().getFirst().tagsOrEmpty()).containsExactly(tag("a", "1"));
        assertThat(second.subnets()).isEqualTo(subnets);
    }

    @Test
    void accounts_and_regions_have_networks_of_their_own() {
        Caller elsewhere = new Caller(new Scope("123456789012", "eu-west-1"), "arn", "id", "key");

        List<Vpc> there = world.callAs(elsewhere, DescribeVpcsRequest.builder().build(), DescribeVpcsResponse.class)
                .vpcsOrEmpty();

        assertThat(there).extracting(Vpc::vpcId).doesNotContainAnyElementsOf(ids(world.vpcs()));
    }

    @Test
    void the_default_vpc_can_be_deleted_and_created_again() {
        String vpc = requireNonNull(world.vpcs().getFirst().vpcId());
        String gateway =
                requireNonNull(routes(vpc).getFirst().routesOrEmpty().getLast().gatewayId());
        refused(CreateDefaultVpcRequest.builder().build(), "DefaultVpcAlreadyExists");
        refused(DeleteVpcRequest.builder().vpcId(vpc).build(), "DependencyViolation");

        world.subnets()
                .forEach(subnet -> world.call(DeleteSubnetRequest.builder()
                        .subnetId(subnet.subnetId())
                        .build()));
        world.call(DetachInternetGatewayRequest.builder()
                .internetGatewayId(gateway)
                .vpcId(vpc)
                .build());
        world.call(DeleteInternetGatewayRequest.builder()
                .internetGatewayId(gateway)
                .build());
        world.call(DeleteVpcRequest.builder().vpcId(vpc).build());
        assertThat(world.vpcs()).isEmpty();
        assertThat(world.engine.view().all(NetworkTables.RULES).isEmpty()).isTrue();

        world.call(CreateDefaultVpcRequest.builder().build());
        assertThat(world.vpcs()).extracting(Vpc::isDefault).containsExactly(true);
        assertThat(world.subnets()).hasSize(3);
    }

    @Test
    void a_new_vpc_comes_with_its_parts() {
        String vpc = world.vpc("10.0.0.1/16");
        String subnet = world.subnet(vpc, "10.0.1.0/24");

        assertThat(describe(vpc).cidrBlock()).isEqualTo("10.0.0.0/16");
        assertThat(describe(vpc).isDefault()).isFalse();
        assertThat(routes(vpc)).singleElement().satisfies(table -> {
            assertThat(table.associationsOrEmpty().getFirst().main()).isTrue();
            assertThat(table.routesOrEmpty().getFirst().gatewayId()).isEqualTo("local");
            assertThat(table.routesOrEmpty()).hasSize(1);
        });
        assertThat(world.call(
                                DescribeNetworkAclsRequest.builder()
                                        .filters(List.of(filter("vpc-id", vpc), filter("default", "true")))
                                        .build(),
                                DescribeNetworkAclsResponse.class)
                        .networkAclsOrEmpty())
                .singleElement()
                .satisfies(acl -> {
                    assertThat(acl.entriesOrEmpty()).hasSize(4);
                    assertThat(acl.associationsOrEmpty().getFirst().subnetId()).isEqualTo(subnet);
                });
    }

    @Test
    void a_vpc_is_created_described_changed_and_deleted_as_terraform_does() {
        String vpc = requireNonNull(world.call(
                                CreateVpcRequest.builder()
                                        .cidrBlock("10.0.0.0/16")
                                        .tagSpecifications(List.of(TagSpecification.builder()
                                                .resourceType("vpc")
                                                .tags(List.of(tag("Name", "main")))
                                                .build()))
                                        .build(),
                                CreateVpcResponse.class)
                        .vpc())
                .vpcId();
        world.call(ModifyVpcAttributeRequest.builder()
                .vpcId(vpc)
                .enableDnsHostnames(AttributeBooleanValue.builder().value(true).build())
                .build());

        assertThat(describe(vpc).tagsOrEmpty()).containsExactly(tag("Name", "main"));
        assertThat(attribute(vpc, "enableDnsHostnames").enableDnsHostnames())
                .isEqualTo(AttributeBooleanValue.builder().value(true).build());
        assertThat(attribute(vpc, "enableDnsSupport").enableDnsSupport())
                .isEqualTo(AttributeBooleanValue.builder().value(true).build());
        assertThat(attribute(vpc, "enableNetworkAddressUsageMetrics").enableNetworkAddressUsageMetrics())
                .isEqualTo(AttributeBooleanValue.builder().value(false).build());

        world.call(DeleteVpcRequest.builder().vpcId(vpc).build());
        refused(
                DescribeVpcsRequest.builder()
                        .vpcIds(List.of(requireNonNull(vpc)))
                        .build(),
                "InvalidVpcID.NotFound");
        assertThat(tags()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, InvalidVpc.Range",
        "10.0.0.0/29, InvalidVpc.Range",
        "10.0.0.0, InvalidParameterValue",
        "10.0.0.256/16, InvalidParameterValue",
        "nonsense, InvalidParameterValue"
    })
    void ranges_that_no_vpc_can_have_are_refused(String cidr, String code) {
        refused(CreateVpcRequest.builder().cidrBlock(cidr).build(), code);
    }

    @Test
    void a_vpc_without_a_range_is_refused() {
        refused(CreateVpcRequest.builder().build(), "MissingParameter");
    }

    @Test
    void what_is_not_there_yet_is_refused_and_not_forgotten() {
        refused(
                CreateVpcRequest.builder()
                        .cidrBlock("10.0.0.0/16")
                        .amazonProvidedIpv6CidrBlock(true)
                        .build(),
                "UnsupportedOperation");
    }

    @Test
    void a_dry_run_changes_nothing() {
        refused(CreateVpcRequest.builder().cidrBlock("10.0.0.0/16").dryRun(true).build(), "DryRunOperation");

        assertThat(world.vpcs()).hasSize(1);
    }

    @Test
    void subnets_lie_within_their_vpc_and_apart_from_each_other() {
        String vpc = world.vpc("10.0.0.0/16");
        world.subnet(vpc, "10.0.0.0/24");

        for (String outside : List.of("10.1.0.0/24", "10.0.0.0/15", "10.0.9.0/29")) {
            refused(CreateSubnetRequest.builder().vpcId(vpc).cidrBlock(outside).build(), "InvalidSubnet.Range");
        }
        for (String taken : List.of("10.0.0.0/24", "10.0.0.128/25", "10.0.0.0/20")) {
            refused(CreateSubnetRequest.builder().vpcId(vpc).cidrBlock(taken).build(), "InvalidSubnet.Conflict");
        }
        refused(
                CreateSubnetRequest.builder()
                        .vpcId(vpc)
                        .cidrBlock("10.0.5.0/24")
                        .availabilityZone("us-east-1z")
                        .build(),
                "InvalidParameterValue");
        refused(
                CreateSubnetRequest.builder()
                        .vpcId("vpc-1")
                        .cidrBlock("10.0.5.0/24")
                        .build(),
                "InvalidVpcID.NotFound");
    }

    @Test
    void a_subnet_gives_public_addresses_once_it_is_told() {
        String subnet = world.subnet(world.vpc("10.0.0.0/16"), "10.0.0.0/24");
        world.call(ModifySubnetAttributeRequest.builder()
                .subnetId(subnet)
                .mapPublicIpOnLaunch(AttributeBooleanValue.builder().value(true).build())
                .build());

        assertThat(found(filter("subnet-id", subnet), filter("map-public-ip-on-launch", "true")))
                .hasSize(1);
        refused(
                ModifySubnetAttributeRequest.builder()
                        .subnetId(subnet)
                        .enableDns64(AttributeBooleanValue.builder().value(true).build())
                        .build(),
                "UnsupportedOperation");
        refused(ModifySubnetAttributeRequest.builder().subnetId("subnet-1").build(), "InvalidSubnetID.NotFound");
    }

    @Test
    void rows_are_found_by_filters_with_wildcards_and_by_tags() {
        String vpc = world.vpc("10.0.0.0/16");
        String subnet = world.subnet(vpc, "10.0.0.0/24");
        world.subnet(vpc, "10.0.1.0/24");
        world.call(new CreateTagsRequest(false, List.of(subnet), List.of(tag("Name", "web-1"))));

        assertThat(found(filter("vpc-id", vpc))).hasSize(2);
        assertThat(found(filter("vpc-id", vpc), filter("cidr-block", "10.0.1.*")))
                .hasSize(1);
        assertThat(found(filter("tag:Name", "web-?", "db")))
                .extracting(Subnet::subnetId)
                .containsExactly(subnet);
        assertThat(found(filter("tag:Name", "web"))).isEmpty();
        assertThat(found(filter("tag-key", "Name"))).hasSize(1);
        assertThat(found(filter("availability-zone", "us-east-1b"))).hasSize(1);
        assertThat(found(filter("default-for-az", "true"))).hasSize(3);
        refused(
                DescribeSubnetsRequest.builder()
                        .filters(List.of(filter("colour", "red")))
                        .build(),
                "InvalidParameterValue",
                "The filter 'colour' is invalid");
    }

    @Test
    void rows_are_listed_page_by_page() {
        DescribeSubnetsResponse first =
                world.call(DescribeSubnetsRequest.builder().maxResults(2).build(), DescribeSubnetsResponse.class);
        DescribeSubnetsResponse second = world.call(
                DescribeSubnetsRequest.builder()
                        .maxResults(2)
                        .nextToken(first.nextToken())
                        .build(),
                DescribeSubnetsResponse.class);

        assertThat(Stream.concat(first.subnetsOrEmpty().stream(), second.subnetsOrEmpty().stream()))
                .containsExactlyElementsOf(world.subnets());
        assertThat(second.nextToken()).isNull();
        refused(DescribeSubnetsRequest.builder().nextToken("?").build(), "InvalidNextToken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-east-1", "eu-central-1", "ap-northeast-1"})
    void each_region_has_three_zones(String region) {
        Caller caller = new Caller(new Scope("123456789012", region), "arn", "id", "key");

        assertThat(world.callAs(
                                caller,
                                DescribeAvailabilityZonesRequest.builder()
                                        .filters(List.of(filter("state", "available")))
                                        .build(),
                                DescribeAvailabilityZonesResponse.class)
                        .availabilityZonesOrEmpty())
                .extracting(AvailabilityZone::zoneName)
                .containsExactly(region + "a", region + "b", region + "c");
    }

    @Test
    void zone_ids_are_shaped_as_aws_shapes_them() {
        assertThat(Zones.id("us-east-1b")).isEqualTo("use1-az2");
        assertThat(Zones.id("ap-southeast-2c")).isEqualTo("apse2-az3");
        assertThat(Zones.id("eu-central-1a")).isEqualTo("euc1-az1");
        refused(
                DescribeAvailabilityZonesRequest.builder()
                        .zoneNames(List.of("us-east-1z"))
                        .build(),
                "InvalidParameterValue");
    }

    @Test
    void regions_and_account_attributes_are_told() {
        assertThat(world.call(DescribeRegionsRequest.builder().build(), DescribeRegionsResponse.class)
                        .regionsOrEmpty())
                .singleElement()
                .satisfies(region -> assertThat(region.regionName()).isEqualTo("us-east-1"));
        assertThat(world.call(
                                DescribeAccountAttributesRequest.builder().build(),
                                DescribeAccountAttributesResponse.class)
                        .accountAttributesOrEmpty())
                .hasSize(2);
        refused(DescribeRegionsRequest.builder().regionNames(List.of("moon-1")).build(), "InvalidParameterValue");
    }

    @Test
    void tags_are_put_listed_and_removed() {
        String vpc = world.vpc("10.0.0.0/16");
        world.call(new CreateTagsRequest(false, List.of(vpc), List.of(tag("a", "1"), tag("b", "2"), tag("c", "3"))));
        world.call(new DeleteTagsRequest(
                false, List.of(vpc), List.of(Tag.builder().key("a").build(), tag("b", "other"), tag("c", "3"))));

        assertThat(tags()).singleElement().satisfies(tag -> {
            assertThat(tag.key()).isEqualTo("b");
            assertThat(tag.resourceId()).isEqualTo(vpc);
            assertThat(tag.resourceType()).isEqualTo("vpc");
        });
        refused(new CreateTagsRequest(false, List.of("vpc-1"), List.of(tag("a", "1"))), "InvalidVpcID.NotFound");
        refused(new CreateTagsRequest(false, List.of("x-1"), List.of(tag("a", "1"))), "InvalidID");
        refused(new CreateTagsRequest(false, List.of(vpc), List.of(tag("aws:a", "1"))), "InvalidParameterValue");
    }

    private List<TagDescription> tags() {
        return world.call(DescribeTagsRequest.builder().build(), DescribeTagsResponse.class)
                .tagsOrEmpty();
    }

    private void refused(Object request, String code) {
        Refusals.assertRefused(world, request, code);
    }

    private void refused(Object request, String code, String message) {
        Refusals.assertRefused(world, request, code, message);
    }

    private static Tag tag(String key, String value) {
        return new Tag(key, value);
    }

    private static Filter filter(String name, String... values) {
        return new Filter(name, List.of(values));
    }

    private List<Subnet> found(Filter... filters) {
        return world.call(
                        DescribeSubnetsRequest.builder()
                                .filters(List.of(filters))
                                .build(),
                        DescribeSubnetsResponse.class)
                .subnetsOrEmpty();
    }

    private Vpc describe(@org.jspecify.annotations.Nullable String vpc) {
        return world.call(
                        DescribeVpcsRequest.builder()
                                .vpcIds(List.of(requireNonNull(vpc)))
                                .build(),
                        DescribeVpcsResponse.class)
                .vpcsOrEmpty()
                .getFirst();
    }

    private DescribeVpcAttributeResponse attribute(@org.jspecify.annotations.Nullable String vpc, String name) {
        return world.call(
                DescribeVpcAttributeRequest.builder().vpcId(vpc).attribute(name).build(),
                DescribeVpcAttributeResponse.class);
    }

    private List<RouteTable> routes(String vpc) {
        return world.call(
                        DescribeRouteTablesRequest.builder()
                                .filters(List.of(filter("vpc-id", vpc), filter("association.main", "true")))
                                .build(),
                        DescribeRouteTablesResponse.class)
                .routeTablesOrEmpty();
    }

    private static List<String> ids(List<Vpc> vpcs) {
        return vpcs.stream().map(vpc -> requireNonNull(vpc.vpcId())).toList();
    }
}
