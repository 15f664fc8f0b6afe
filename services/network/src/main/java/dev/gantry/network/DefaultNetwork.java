package dev.gantry.network;

import dev.gantry.kernel.Table;
import dev.gantry.kernel.Tx;
import dev.gantry.network.RouteTableRow.Association;
import dev.gantry.network.RouteTableRow.RouteRow;
import dev.gantry.network.VpcRow.VpcAttributes;
import dev.gantry.value.Scope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The default network that every account has in every region: a function of the scope alone. Readers see it before
 * anybody wrote; the first command that writes makes rows of it, with the same ids.
 */
public record DefaultNetwork(List<Entry<?>> entries) {

    static final DefaultNetwork NONE = new DefaultNetwork(List.of());

    private static final String CIDR = "172.31.0.0/16";
    private static final List<String> SUBNETS = List.of("172.31.0.0/20", "172.31.16.0/20", "172.31.32.0/20");

    /** A row and its table. */
    record Entry<R extends NetworkRow>(Table<R> table, R row) {

        void put(Tx tx) {
            tx.put(table, row);
        }
    }

    /** Where the ids of a network's parts come from. */
    @FunctionalInterface
    interface Naming {

        String hex(String part);
    }

    static DefaultNetwork of(Scope scope) {
        return of(scope, part -> digest(scope.prefix() + part));
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, 17);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The default VPC, its subnets and its way to the internet. */
    static DefaultNetwork of(Scope scope, Naming naming) {
        List<Entry<?>> entries = new ArrayList<>();
        VpcRow vpc = new VpcRow(
                scope,
                ResourceKind.VPC.idOf(naming.hex("vpc")),
                CIDR,
                true,
                dhcpOptions(scope),
                new VpcAttributes(true, true, false));
        GatewayRow gateway =
                new GatewayRow(scope, ResourceKind.INTERNET_GATEWAY.idOf(naming.hex("gateway")), Optional.of(vpc.id()));
        entries.add(new Entry<>(NetworkTables.GATEWAYS, gateway));
        addParts(vpc, naming, Optional.of(gateway.id()), entries);
        addSubnets(vpc, naming, entries);
        return new DefaultNetwork(List.copyOf(entries));
    }

    /** A VPC and what comes with any: main route table, network ACL and default security group. */
    static DefaultNetwork parts(VpcRow vpc, Naming naming) {
        List<Entry<?>> entries = new ArrayList<>();
        addParts(vpc, naming, Optional.empty(), entries);
        return new DefaultNetwork(entries);
    }

    static String dhcpOptions(Scope scope) {
        return "dopt-" + digest(scope.prefix() + "dhcp");
    }

    private static void addParts(VpcRow vpc, Naming naming, Optional<String> gateway, List<Entry<?>> entries) {
        Scope scope = vpc.scope();
        List<RouteRow> routes = new ArrayList<>(List.of(new RouteRow(vpc.cidrBlock(), "local")));
        gateway.ifPresent(id -> routes.add(new RouteRow("0.0.0.0/0", id)));
        Association main = new Association("rtbassoc-" + naming.hex("main"), Optional.empty());
        entries.add(new Entry<>(NetworkTables.VPCS, vpc));
        entries.add(new Entry<>(
                NetworkTables.ROUTE_TABLES,
                new RouteTableRow(
                        scope, ResourceKind.ROUTE_TABLE.idOf(naming.hex("routes")), vpc.id(), routes, List.of(main))));
        entries.add(new Entry<>(
                NetworkTables.ACLS, new AclRow(scope, ResourceKind.NETWORK_ACL.idOf(naming.hex("acl")), vpc.id())));
        addGroup(vpc, naming, entries);
    }

    private static void addGroup(VpcRow vpc, Naming naming, List<Entry<?>> entries) {
        SecurityGroupRow group = new SecurityGroupRow(
                vpc.scope(),
                ResourceKind.SECURITY_GROUP.idOf(naming.hex("group")),
                vpc.id(),
                "default",
                "default VPC security group");
        Rule ingress = new Rule(false, "-1", Optional.empty(), new Rule.Peer.Group(group.id()));
        entries.add(new Entry<>(NetworkTables.GROUPS, group));
        entries.add(new Entry<>(NetworkTables.RULES, rule(group, naming.hex("ingress"), ingress)));
        entries.add(new Entry<>(NetworkTables.RULES, rule(group, naming.hex("egress"), Permissions.ALLOW_ALL_OUT)));
    }

    private static RuleRow rule(SecurityGroupRow group, String hex, Rule rule) {
        return new RuleRow(
                group.scope(), ResourceKind.SECURITY_GROUP_RULE.idOf(hex), group.id(), rule, Optional.empty());
    }

    private static void addSubnets(VpcRow vpc, Naming naming, List<Entry<?>> entries) {
        List<String> zones = Zones.names(vpc.scope().region());
        for (int i = 0; i < SUBNETS.size(); i++) {
            String id = ResourceKind.SUBNET.idOf(naming.hex("subnet " + i));
            entries.add(new Entry<>(
                    NetworkTables.SUBNETS,
                    new SubnetRow(vpc.scope(), id, vpc.id(), SUBNETS.get(i), zones.get(i), true, true)));
        }
    }

    @SuppressWarnings("unchecked")
    <R extends NetworkRow> Stream<R> of(Table<R> table) {
        return entries.stream().filter(entry -> entry.table() == (Object) table).map(entry -> (R) entry.row());
    }

    void put(Tx tx) {
        entries.forEach(entry -> entry.put(tx));
    }
}
