package dev.gantry.network.operations;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.network.Ec2Error;
import dev.gantry.network.GroupReference;
import dev.gantry.network.Network;
import dev.gantry.network.NetworkEdit;
import dev.gantry.network.NetworkTables;
import dev.gantry.network.ResourceKind;
import dev.gantry.network.Rule;
import dev.gantry.network.SecurityGroupRow;
import dev.gantry.network.Subjects;
import dev.gantry.shapes.ec2.DeleteSecurityGroupRequest;
import dev.gantry.shapes.ec2.DeleteSecurityGroupResponse;

/** Deletes a security group that nobody uses. */
public final class DeleteSecurityGroup implements Command<DeleteSecurityGroupRequest, DeleteSecurityGroupResponse> {

    @Override
    public String subject(DeleteSecurityGroupRequest request, Call call) {
        return Subjects.of(ResourceKind.SECURITY_GROUP, request.groupId(), call);
    }

    @Override
    public DeleteSecurityGroupResponse run(DeleteSecurityGroupRequest request, Tx tx, Call call) {
        Ec2Error.endDryRun(request.dryRun());
        NetworkEdit edit = NetworkEdit.begin(tx, call);
        Network network = edit.network();
        SecurityGroupRow group = GroupReference.of(request.groupId(), request.groupName(), network);
        if (group.isDefault()) {
            throw Ec2Error.of(
                    "CannotDelete",
                    "the specified group: \"" + group.id() + "\" name: \"default\" cannot be deleted by a user");
        }
        if (isUsed(group, network)) {
            throw Ec2Error.of("DependencyViolation", "resource " + group.id() + " has a dependent object");
        }
        network.rules(group.id()).forEach(rule -> edit.delete(NetworkTables.RULES, rule));
        edit.delete(NetworkTables.GROUPS, group);
        return DeleteSecurityGroupResponse.builder()
                .return_(true)
                .groupId(group.id())
                .build();
    }

    private static boolean isUsed(SecurityGroupRow group, Network network) {
        return network.interfacesWith(group).findAny().isPresent()
                || network.all(NetworkTables.RULES)
                        .filter(row -> !row.groupId().equals(group.id()))
                        .anyMatch(row -> row.rule().peer().equals(new Rule.Peer.Group(group.id())));
    }
}
