package dev.gantry.network;

import dev.gantry.kernel.Index;
import dev.gantry.kernel.Table;
import dev.gantry.value.Scope;

/** The tables of EC2's VPC part. */
public final class NetworkTables {

    public static final Table<AccountRow> ACCOUNTS = Table.of("ec2.accounts", AccountRow.class);
    public static final Table<VpcRow> VPCS = Table.of("ec2.vpcs", VpcRow.class);
    public static final Table<SubnetRow> SUBNETS = Table.of("ec2.subnets", SubnetRow.class);
    public static final Table<SecurityGroupRow> GROUPS = Table.of("ec2.security-groups", SecurityGroupRow.class);
    public static final Table<RuleRow> RULES = Table.of("ec2.security-group-rules", RuleRow.class);
    public static final Table<RouteTableRow> ROUTE_TABLES = Table.of("ec2.route-tables", RouteTableRow.class);
    public static final Table<GatewayRow> GATEWAYS = Table.of("ec2.internet-gateways", GatewayRow.class);
    public static final Table<AclRow> ACLS = Table.of("ec2.network-acls", AclRow.class);
    public static final Table<InterfaceRow> INTERFACES = Table.of("ec2.network-interfaces", InterfaceRow.class);
    public static final Table<AddressCursorRow> ADDRESS_CURSORS =
            Table.of("ec2.address-cursors", AddressCursorRow.class);
    public static final Table<TagsRow> TAGS = Table.of("ec2.tags", TagsRow.class);

    /** By scope and subnet: which addresses are taken. */
    static final Index<InterfaceRow> INTERFACES_BY_SUBNET =
            INTERFACES.indexBy("subnet", row -> row.scope().prefix() + row.subnetId());

    /** By scope, creator and client token. */
    public static final Index<InterfaceRow> INTERFACES_BY_TOKEN = INTERFACES.indexSome(
            "client-token", row -> row.clientToken().map(token -> token(row.scope(), row.requester(), token)));

    /** By scope and security group. */
    static final Index<RuleRow> RULES_BY_GROUP =
            RULES.indexBy("group", row -> row.scope().prefix() + row.groupId());

    /** By scope and security group. */
    static final Index<InterfaceRow> INTERFACES_BY_GROUP = INTERFACES.index(
            "group",
            row -> row.groups().stream()
                    .map(group -> row.scope().prefix() + group)
                    .toList());

    private NetworkTables() {}

    /** A client token means something to the principal that chose it only. */
    public static String token(Scope scope, String principal, String token) {
        return scope.prefix() + principal + " " + token;
    }
}
