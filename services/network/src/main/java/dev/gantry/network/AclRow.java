package dev.gantry.network;

import dev.gantry.shapes.ec2.NetworkAcl;
import dev.gantry.shapes.ec2.NetworkAclAssociation;
import dev.gantry.shapes.ec2.NetworkAclEntry;
import dev.gantry.value.Scope;
import java.util.List;

/** A VPC's default network ACL: it lets everything pass and is that of all subnets. */
public record AclRow(Scope scope, String id, String vpcId) implements NetworkRow {

    private static final int LAST_RULE = 32767;

    public NetworkAcl answer(Network network) {
        return NetworkAcl.builder()
                .networkAclId(id)
                .vpcId(vpcId)
                .ownerId(scope.account())
                .isDefault(true)
                .entries(List.of(
                        entry(true, 100, "allow"),
                        entry(true, LAST_RULE, "deny"),
                        entry(false, 100, "allow"),
                        entry(false, LAST_RULE, "deny")))
                .associations(network.subnetsOf(vpcId).map(this::association).toList())
                .tags(network.tags(id))
                .build();
    }

    private NetworkAclAssociation association(SubnetRow subnet) {
        return NetworkAclAssociation.builder()
                .networkAclAssociationId("aclassoc-" + subnet.id().substring("subnet-".length()))
                .networkAclId(id)
                .subnetId(subnet.id())
                .build();
    }

    private static NetworkAclEntry entry(boolean egress, int number, String action) {
        return NetworkAclEntry.builder()
                .cidrBlock("0.0.0.0/0")
                .egress(egress)
                .protocol("-1")
                .ruleAction(action)
                .ruleNumber(number)
                .build();
    }
}
