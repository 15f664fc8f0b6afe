package dev.gantry.network;

import dev.gantry.shapes.ec2.SecurityGroup;
import dev.gantry.value.Scope;

/** A security group of a VPC; its rules are rows of their own. */
public record SecurityGroupRow(Scope scope, String id, String vpcId, String name, String description)
        implements NetworkRow {

    public boolean isDefault() {
        return name.equals("default");
    }

    public String arn() {
        return scope.arn("ec2", "security-group/" + id).toString();
    }

    public SecurityGroup answer(Network network) {
        return SecurityGroup.builder()
                .groupId(id)
                .groupName(name)
                .description(description)
                .vpcId(vpcId)
                .ownerId(scope.account())
                .securityGroupArn(arn())
                .ipPermissions(Permissions.answer(network.rules(id, false), network))
                .ipPermissionsEgress(Permissions.answer(network.rules(id, true), network))
                .tags(network.tags(id))
                .build();
    }
}
