package dev.gantry.network;

import dev.gantry.network.RouteTableRow.Association;
import dev.gantry.network.RouteTableRow.RouteRow;
import dev.gantry.shapes.ec2.NetworkInterfaceAttachment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The filters of each Describe operation. Source: the operations in EC2's API reference. */
public final class Listings {

    public static final Listing<VpcRow> VPCS = new Listing<>(
            NetworkTables.VPCS,
            ResourceKind.VPC,
            new Filters<VpcRow>()
                    .one(VpcRow::id, "vpc-id")
                    .one(VpcRow::cidrBlock, "cidr", "cidr-block", "cidrBlock", "cidr-block-association.cidr-block")
                    .one(VpcRow::cidrAssociationId, "cidr-block-association.association-id")
                    .one(_ -> "associated", "cidr-block-association.state")
                    .one(VpcRow::dhcpOptionsId, "dhcp-options-id", "dhcpOptionsId")
                    .is(VpcRow::isDefault, "is-default", "isDefault")
                    .one(vpc -> vpc.scope().account(), "owner-id")
                    .one(_ -> "available", "state")
                    .many(
                            _ -> List.of(),
                            "ipv6-cidr-block-association.ipv6-cidr-block",
                            "ipv6-cidr-block-association.ipv6-pool",
                            "ipv6-cidr-block-association.association-id",
                            "ipv6-cidr-block-association.state"));

    public static final Listing<SubnetRow> SUBNETS = new Listing<>(
            NetworkTables.SUBNETS,
            ResourceKind.SUBNET,
            new Filters<SubnetRow>()
                    .one(SubnetRow::id, "subnet-id")
                    .one(SubnetRow::arn, "subnet-arn")
                    .one(SubnetRow::vpcId, "vpc-id")
                    .one(SubnetRow::zone, "availability-zone", "availabilityZone")
                    .one(subnet -> Zones.id(subnet.zone()), "availability-zone-id", "availabilityZoneId")
                    .with(
                            (subnet, network) -> List.of(Integer.toString(subnet.available(network))),
                            "available-ip-address-count")
                    .one(SubnetRow::cidrBlock, "cidr-block", "cidr", "cidrBlock")
                    .is(SubnetRow::defaultForAz, "default-for-az", "defaultForAz")
                    .is(SubnetRow::mapPublicIpOnLaunch, "map-public-ip-on-launch")
                    .is(_ -> false, "ipv6-native", "enable-dns64", "map-customer-owned-ip-on-launch")
                    .one(subnet -> subnet.scope().account(), "owner-id")
                    .one(_ -> "available", "state")
                    .many(
                            _ -> List.of(),
                            "outpost-arn",
                            "customer-owned-ipv4-pool",
                            "ipv6-cidr-block-association.ipv6-cidr-block",
                            "ipv6-cidr-block-association.association-id",
                            "ipv6-cidr-block-association.state"));

    public static final Listing<SecurityGroupRow> GROUPS = new Listing<>(
            NetworkTables.GROUPS,
            ResourceKind.SECURITY_GROUP,
            ruleFilters(
                    ruleFilters(
                            new Filters<SecurityGroupRow>()
                                    .one(SecurityGroupRow::id, "group-id")
                                    .one(SecurityGroupRow::name, "group-name")
                                    .one(SecurityGroupRow::description, "description")
                                    .one(SecurityGroupRow::vpcId, "vpc-id")
                                    .one(group -> group.scope().account(), "owner-id"),
                            "",
                            false),
                    "egress.",
                    true));

    public static final Listing<RuleRow> RULES = new Listing<>(
            NetworkTables.RULES,
            ResourceKind.SECURITY_GROUP_RULE,
            new Filters<RuleRow>().one(RuleRow::groupId, "group-id").one(RuleRow::id, "security-group-rule-id"));

    public static final Listing<RouteTableRow> ROUTE_TABLES = new Listing<>(
            NetworkTables.ROUTE_TABLES,
            ResourceKind.ROUTE_TABLE,
            new Filters<RouteTableRow>()
                    .one(RouteTableRow::id, "route-table-id", "association.route-table-id")
                    .one(RouteTableRow::vpcId, "vpc-id")
                    .one(table -> table.scope().account(), "owner-id")
                    .many(
                            table -> associations(table).map(Association::id).toList(),
                            "association.route-table-association-id")
                    .many(
                            table -> associations(table)
                                    .flatMap(association -> association.subnetId().stream())
                                    .toList(),
                            "association.subnet-id")
                    .many(
                            table -> associations(table)
                                    .map(association -> Boolean.toString(
                                            association.subnetId().isEmpty()))
                                    .toList(),
                            "association.main")
                    .many(table -> routes(table).map(RouteRow::destination).toList(), "route.destination-cidr-block")
                    .many(table -> routes(table).map(RouteRow::gatewayId).toList(), "route.gateway-id")
                    .many(table -> routes(table).map(RouteRow::origin).toList(), "route.origin")
                    .many(
                            _ -> List.of(),
                            "association.gateway-id",
                            "route.destination-ipv6-cidr-block",
                            "route.destination-prefix-list-id",
                            "route.egress-only-internet-gateway-id",
                            "route.instance-id",
                            "route.nat-gateway-id",
                            "route.transit-gateway-id",
                            "route.vpc-peering-connection-id"));

    public static final Listing<GatewayRow> GATEWAYS = new Listing<>(
            NetworkTables.GATEWAYS,
            ResourceKind.INTERNET_GATEWAY,
            new Filters<GatewayRow>()
                    .one(GatewayRow::id, "internet-gateway-id")
                    .some(GatewayRow::vpcId, "attachment.vpc-id")
                    .some(gateway -> gateway.vpcId().map(_ -> "available"), "attachment.state")
                    .one(gateway -> gateway.scope().account(), "owner-id"));

    public static final Listing<AclRow> ACLS = new Listing<>(
            NetworkTables.ACLS,
            ResourceKind.NETWORK_ACL,
            new Filters<AclRow>()
                    .one(AclRow::id, "network-acl-id", "association.network-acl-id")
                    .one(AclRow::vpcId, "vpc-id")
                    .is(_ -> true, "default")
                    .one(acl -> acl.scope().account(), "owner-id")
                    .with(
                            (acl, network) -> network.subnetsOf(acl.vpcId())
                                    .map(SubnetRow::id)
                                    .toList(),
                            "association.subnet-id"));

    public static final Listing<InterfaceRow> INTERFACES = new Listing<>(
            NetworkTables.INTERFACES,
            ResourceKind.NETWORK_INTERFACE,
            new Filters<InterfaceRow>()
                    .one(InterfaceRow::id, "network-interface-id")
                    .one(InterfaceRow::subnetId, "subnet-id")
                    .with(
                            (row, network) ->
                                    List.of(network.subnet(row.subnetId()).vpcId()),
                            "vpc-id")
                    .with(
                            (row, network) ->
                                    List.of(network.subnet(row.subnetId()).zone()),
                            "availability-zone")
                    .one(InterfaceRow::address, "private-ip-address", "addresses.private-ip-address")
                    .one(InterfaceRow::privateDnsName, "private-dns-name")
                    .one(InterfaceRow::macAddress, "mac-address")
                    .one(InterfaceRow::description, "description")
                    .one(InterfaceRow::requester, "requester-id")
                    .one(row -> row.scope().account(), "owner-id")
                    .many(InterfaceRow::groups, "group-id")
                    .with(
                            (row, network) -> row.groups().stream()
                                    .map(group -> network.group(group).name())
                                    .toList(),
                            "group-name")
                    .one(_ -> "interface", "interface-type")
                    .one(InterfaceRow::status, "status")
                    .is(_ -> true, "addresses.primary", "source-dest-check")
                    .is(InterfaceRow::isManaged, "requester-managed")
                    .some(
                            row -> row.attachment().map(NetworkInterfaceAttachment::attachmentId),
                            "attachment.attachment-id")
                    .some(
                            row -> row.attachment().map(NetworkInterfaceAttachment::instanceOwnerId),
                            "attachment.instance-owner-id")
                    .some(row -> row.attachment().map(NetworkInterfaceAttachment::status), "attachment.status")
                    .some(row -> row.attachment().map(known -> "" + known.deviceIndex()), "attachment.device-index")
                    .some(
                            row -> row.attachment().map(known -> "" + known.deleteOnTermination()),
                            "attachment.delete-on-termination")
                    .many(
                            _ -> List.of(),
                            "attachment.instance-id",
                            "association.association-id",
                            "association.allocation-id",
                            "association.public-ip",
                            "association.public-dns-name",
                            "association.ip-owner-id",
                            "addresses.association.public-ip",
                            "ipv6-addresses.ipv6-address"));

    private Listings() {}

    private static Filters<SecurityGroupRow> ruleFilters(
            Filters<SecurityGroupRow> filters, String direction, boolean egress) {
        String prefix = direction + "ip-permission.";
        return filters.with((group, network) -> of(network, group, egress, Rule::cidrIpv4), prefix + "cidr")
                .with((group, network) -> of(network, group, egress, Rule::cidrIpv6), prefix + "ipv6-cidr")
                .with((group, network) -> of(network, group, egress, Rule::group), prefix + "group-id")
                .with((group, network) -> of(network, group, egress, Rule::prefixList), prefix + "prefix-list-id")
                .with(
                        (group, network) -> of(network, group, egress, rule -> Optional.of(rule.protocol())),
                        prefix + "protocol")
                .with(
                        (group, network) ->
                                of(network, group, egress, rule -> rule.from().map(String::valueOf)),
                        prefix + "from-port")
                .with(
                        (group, network) ->
                                of(network, group, egress, rule -> rule.to().map(String::valueOf)),
                        prefix + "to-port");
    }

    private static List<String> of(
            Network network,
            SecurityGroupRow group,
            boolean egress,
            java.util.function.Function<Rule, Optional<String>> value) {
        return network.rules(group.id(), egress).stream()
                .flatMap(row -> value.apply(row.rule()).stream())
                .toList();
    }

    private static Stream<Association> associations(RouteTableRow table) {
        return table.associations().stream();
    }

    private static Stream<RouteRow> routes(RouteTableRow table) {
        return table.routes().stream();
    }
}
