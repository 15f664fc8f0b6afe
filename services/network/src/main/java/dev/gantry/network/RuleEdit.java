package dev.gantry.network;

import dev.gantry.network.Permissions.Described;
import dev.gantry.shapes.ec2.IpPermission;
import java.util.ArrayList;
import java.util.List;

/** Adds rules to a security group and removes them: all of a request or none. */
public final class RuleEdit {

    private static final int MOST = 1000;

    private RuleEdit() {}

    public static List<RuleRow> add(NetworkEdit edit, SecurityGroupRow group, List<Described> wanted) {
        List<RuleRow> added = new ArrayList<>();
        for (Described described : wanted) {
            requireNew(edit.network().rules(group.id()), described.rule());
            added.add(edit.put(
                    NetworkTables.RULES,
                    new RuleRow(
                            edit.scope(),
                            edit.newId(ResourceKind.SECURITY_GROUP_RULE),
                            group.id(),
                            described.rule(),
                            described.description())));
        }
        if (edit.network().rules(group.id()).size() > MOST) {
            throw Ec2Error.of(
                    "RulesPerSecurityGroupLimitExceeded",
                    "The maximum number of rules per security group has been reached.");
        }
        return added;
    }

    private static void requireNew(List<RuleRow> rules, Rule wanted) {
        if (rules.stream().anyMatch(row -> row.rule().equals(wanted))) {
            throw Ec2Error.of(
                    "InvalidPermission.Duplicate", "the specified rule \"" + wanted.words() + "\" already exists");
        }
    }

    public static List<RuleRow> remove(
            NetworkEdit edit,
            SecurityGroupRow group,
            boolean egress,
            List<IpPermission> permissions,
            List<String> ids) {
        List<RuleRow> rules = edit.network().rules(group.id(), egress);
        List<RuleRow> removed = new ArrayList<>();
        ids.forEach(id -> removed.add(withId(rules, id)));
        if (!permissions.isEmpty() || ids.isEmpty()) {
            Permissions.read(permissions, egress, edit.network(), group)
                    .forEach(described -> removed.add(like(rules, described.rule())));
        }
        removed.forEach(rule -> edit.delete(NetworkTables.RULES, rule));
        return removed;
    }

    private static RuleRow withId(List<RuleRow> rules, String id) {
        return rules.stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ResourceKind.SECURITY_GROUP_RULE.missing(id));
    }

    private static RuleRow like(List<RuleRow> rules, Rule wanted) {
        return rules.stream()
                .filter(row -> row.rule().equals(wanted))
                .findFirst()
                .orElseThrow(() -> Ec2Error.of(
                        "InvalidPermission.NotFound", "The specified rule does not exist in this security group."));
    }
}
