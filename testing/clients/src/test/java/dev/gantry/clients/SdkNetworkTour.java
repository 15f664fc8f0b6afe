package dev.gantry.clients;

import static org.assertj.core.api.Assertions.assertThat;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.Region;
import software.amazon.awssdk.services.ec2.model.VpcAttributeName;

/** EC2's network through the SDK for Java. */
record SdkNetworkTour(Ec2Client ec2) {

    private static final IpPermission WEB = IpPermission.builder()
            .ipProtocol("tcp")
            .fromPort(80)
            .toPort(80)
            .ipRanges(range -> range.cidrIp("10.0.0.0/8"))
            .build();

    static void go(SdkTour tour) {
        try (Ec2Client client = tour.client(Ec2Client.builder())) {
            new SdkNetworkTour(client).vpc();
        }
        try (Ec2Client elsewhere = tour.client(Ec2Client.builder(), software.amazon.awssdk.regions.Region.EU_WEST_3)) {
            new SdkNetworkTour(elsewhere).defaultVpc();
        }
    }

    private void vpc() {
        assertThat(ec2.describeAccountAttributes().accountAttributes()).isNotEmpty();
        assertThat(ec2.describeRegions().regions())
                .extracting(Region::regionName)
                .contains("us-east-1");
        String zone =
                ec2.describeAvailabilityZones().availabilityZones().getFirst().zoneName();
        String vpc = ec2.createVpc(request -> request.cidrBlock("10.78.0.0/16"))
                .vpc()
                .vpcId();
        ec2.modifyVpcAttribute(request -> request.vpcId(vpc).enableDnsHostnames(on -> on.value(true)));
        assertThat(ec2.describeVpcAttribute(
                                request -> request.vpcId(vpc).attribute(VpcAttributeName.ENABLE_DNS_HOSTNAMES))
                        .enableDnsHostnames()
                        .value())
                .isTrue();
        String subnet = ec2.createSubnet(
                        request -> request.vpcId(vpc).cidrBlock("10.78.1.0/24").availabilityZone(zone))
                .subnet()
                .subnetId();
        ec2.modifySubnetAttribute(request -> request.subnetId(subnet).mapPublicIpOnLaunch(on -> on.value(true)));
        assertThat(ec2.describeSubnets(request -> request.subnetIds(subnet))
                        .subnets()
                        .getFirst()
                        .mapPublicIpOnLaunch())
                .isTrue();
        routes(vpc, subnet);
        interfaces(vpc, subnet);
        ec2.deleteSubnet(request -> request.subnetId(subnet));
        ec2.deleteVpc(request -> request.vpcId(vpc));
    }

    private void routes(String vpc, String subnet) {
        String gateway = ec2.createInternetGateway().internetGateway().internetGatewayId();
        ec2.attachInternetGateway(request -> request.internetGatewayId(gateway).vpcId(vpc));
        assertThat(ec2.describeInternetGateways(request -> request.internetGatewayIds(gateway))
                        .internetGateways()
                        .getFirst()
                        .attachments())
                .hasSize(1);
        String table =
                ec2.createRouteTable(request -> request.vpcId(vpc)).routeTable().routeTableId();
        ec2.createRoute(request ->
                request.routeTableId(table).destinationCidrBlock("0.0.0.0/0").gatewayId(gateway));
        String association = ec2.associateRouteTable(
                        request -> request.routeTableId(table).subnetId(subnet))
                .associationId();
        assertThat(ec2.describeRouteTables(request -> request.routeTableIds(table))
                        .routeTables()
                        .getFirst()
                        .routes())
                .hasSize(2);
        assertThat(ec2.describeNetworkAcls(request -> request.filters(of("vpc-id", vpc)))
                        .networkAcls())
                .hasSize(1);
        ec2.disassociateRouteTable(request -> request.associationId(association));
        ec2.deleteRouteTable(request -> request.routeTableId(table));
        ec2.detachInternetGateway(request -> request.internetGatewayId(gateway).vpcId(vpc));
        ec2.deleteInternetGateway(request -> request.internetGatewayId(gateway));
    }

    private void interfaces(String vpc, String subnet) {
        String group = ec2.createSecurityGroup(
                        request -> request.groupName("g").description("d").vpcId(vpc))
                .groupId();
        ec2.authorizeSecurityGroupIngress(request -> request.groupId(group).ipPermissions(WEB));
        ec2.authorizeSecurityGroupEgress(request -> request.groupId(group).ipPermissions(WEB));
        assertThat(ec2.describeSecurityGroupRules(request -> request.filters(of("group-id", group)))
                        .securityGroupRules())
                .hasSize(3);
        assertThat(ec2.describeSecurityGroups(request -> request.groupIds(group))
                        .securityGroups()
                        .getFirst()
                        .ipPermissions())
                .hasSize(1);
        ec2.revokeSecurityGroupIngress(request -> request.groupId(group).ipPermissions(WEB));
        ec2.revokeSecurityGroupEgress(request -> request.groupId(group).ipPermissions(WEB));
        String eni = ec2.createNetworkInterface(
                        request -> request.subnetId(subnet).groups(group))
                .networkInterface()
                .networkInterfaceId();
        assertThat(ec2.describeNetworkInterfaces(request -> request.networkInterfaceIds(eni))
                        .networkInterfaces()
                        .getFirst()
                        .subnetId())
                .isEqualTo(subnet);
        ec2.createTags(
                request -> request.resources(eni).tags(tag -> tag.key("Name").value("mine")));
        assertThat(ec2.describeTags(request -> request.filters(of("resource-id", eni)))
                        .tags()
                        .getFirst()
                        .value())
                .isEqualTo("mine");
        ec2.deleteTags(request -> request.resources(eni).tags(tag -> tag.key("Name")));
        ec2.deleteNetworkInterface(request -> request.networkInterfaceId(eni));
        ec2.deleteSecurityGroup(request -> request.groupId(group));
    }

    /** A default network can be deleted and made again. */
    private void defaultVpc() {
        String old = ec2.describeVpcs().vpcs().getFirst().vpcId();
        ec2.describeInternetGateways().internetGateways().forEach(gateway -> {
            ec2.detachInternetGateway(request ->
                    request.internetGatewayId(gateway.internetGatewayId()).vpcId(old));
            ec2.deleteInternetGateway(request -> request.internetGatewayId(gateway.internetGatewayId()));
        });
        ec2.describeSubnets()
                .subnets()
                .forEach(subnet -> ec2.deleteSubnet(request -> request.subnetId(subnet.subnetId())));
        ec2.deleteVpc(request -> request.vpcId(old));
        assertThat(ec2.createDefaultVpc().vpc().isDefault()).isTrue();
    }

    private static Filter of(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }
}
