package dev.gantry.network;

import dev.gantry.shapes.ec2.ReferencedSecurityGroup;
import dev.gantry.shapes.ec2.RevokedSecurityGroupRule;
import dev.gantry.shapes.ec2.SecurityGroupRule;
import dev.gantry.value.Scope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A rule of a security group, with an id of its own. */
public record RuleRow(Scope scope, String id, String groupId, Rule rule, Optional<String> description)
        implements NetworkRow {

    public SecurityGroupRule answer(Network network) {
        return SecurityGroupRule.builder()
                .securityGroupRuleId(id)
                .securityGroupRuleArn(
                        scope.arn("ec2", "security-group-rule/" + id).toString())
                .groupId(groupId)
                .groupOwnerId(scope.account())
                .isEgress(rule.egress())
                .ipProtocol(rule.protocol())
                .fromPort(rule.from().orElse(-1))
                .toPort(rule.to().orElse(-1))
                .cidrIpv4(rule.cidrIpv4().orElse(null))
                .cidrIpv6(rule.cidrIpv6().orElse(null))
                .prefixListId(rule.prefixList().orElse(null))
                .referencedGroupInfo(referenced())
                .description(description.orElse(null))
                .tags(network.tags(id))
                .build();
    }

    private @Nullable ReferencedSecurityGroup referenced() {
        return rule.group()
                .map(group -> ReferencedSecurityGroup.builder()
                        .groupId(group)
                        .userId(scope.account())
                        .build())
                .orElse(null);
    }

    public RevokedSecurityGroupRule revoked() {
        return RevokedSecurityGroupRule.builder()
                .securityGroupRuleId(id)
                .groupId(groupId)
                .isEgress(rule.egress())
                .ipProtocol(rule.protocol())
                .fromPort(rule.from().orElse(-1))
                .toPort(rule.to().orElse(-1))
                .cidrIpv4(rule.cidrIpv4().orElse(null))
                .cidrIpv6(rule.cidrIpv6().orElse(null))
                .prefixListId(rule.prefixList().orElse(null))
                .referencedGroupId(rule.group().orElse(null))
                .description(description.orElse(null))
                .build();
    }
}
