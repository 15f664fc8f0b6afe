package dev.gantry.network;

import dev.gantry.kernel.Table;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ec2.Tag;
import dev.gantry.value.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All of an account's networks in one region, as a reader sees them: the rows, or the default network where nobody has
 * written yet.
 */
public record Network(View view, Scope scope, DefaultNetwork defaults) {

    public static Network of(View view, Scope scope) {
        boolean written = view.find(NetworkTables.ACCOUNTS, scope.prefix()).isPresent();
        return new Network(view, scope, written ? DefaultNetwork.NONE : DefaultNetwork.of(scope));
    }

    public <R extends NetworkRow> Stream<R> all(Table<R> table) {
        return Stream.concat(defaults.of(table), view.all(table).startingWith(scope.prefix()).stream());
    }

    public <R extends NetworkRow> Optional<R> find(Table<R> table, String id) {
        return view.find(table, scope.prefix() + id)
                .or(() -> defaults.of(table).filter(row -> row.id().equals(id)).findFirst());
    }

    public <R extends NetworkRow> R require(Table<R> table, ResourceKind kind, String id) {
        return find(table, id).orElseThrow(() -> kind.missing(id));
    }

    public VpcRow vpc(String id) {
        return require(NetworkTables.VPCS, ResourceKind.VPC, id);
    }

    public SubnetRow subnet(String id) {
        return require(NetworkTables.SUBNETS, ResourceKind.SUBNET, id);
    }

    public SecurityGroupRow group(String id) {
        return require(NetworkTables.GROUPS, ResourceKind.SECURITY_GROUP, id);
    }

    public Optional<VpcRow> defaultVpc() {
        return all(NetworkTables.VPCS).filter(VpcRow::isDefault).findFirst();
    }

    public Stream<SubnetRow> subnetsOf(String vpcId) {
        return all(NetworkTables.SUBNETS).filter(subnet -> subnet.vpcId().equals(vpcId));
    }

    public Stream<SecurityGroupRow> groupsOf(String vpcId) {
        return all(NetworkTables.GROUPS).filter(group -> group.vpcId().equals(vpcId));
    }

    public Stream<InterfaceRow> interfacesIn(SubnetRow subnet) {
        return view.by(NetworkTables.INTERFACES_BY_SUBNET, subnet.key()).stream();
    }

    public Stream<InterfaceRow> interfacesWith(SecurityGroupRow group) {
        return view.by(NetworkTables.INTERFACES_BY_GROUP, group.key()).stream();
    }

    /** A security group's rules, in the order of their ids. */
    public List<RuleRow> rules(String groupId) {
        Stream<RuleRow> assumed =
                defaults.of(NetworkTables.RULES).filter(rule -> rule.groupId().equals(groupId));
        return Stream.concat(assumed, view.by(NetworkTables.RULES_BY_GROUP, scope.prefix() + groupId).stream())
                .toList();
    }

    public List<RuleRow> rules(String groupId, boolean egress) {
        return rules(groupId).stream()
                .filter(row -> row.rule().egress() == egress)
                .toList();
    }

    public Map<String, String> tagMap(String id) {
        return view.find(NetworkTables.TAGS, scope.prefix() + id)
                .map(TagsRow::tags)
                .orElse(Map.of());
    }

    public List<Tag> tags(String id) {
        return Tags.answer(tagMap(id));
    }
}
