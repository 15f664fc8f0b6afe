package dev.gantry.network.operations;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.network.Ec2Error;
import dev.gantry.network.Network;
import dev.gantry.network.NetworkEdit;
import dev.gantry.network.NetworkTables;
import dev.gantry.network.ResourceKind;
import dev.gantry.network.SecurityGroupRow;
import dev.gantry.network.Subjects;
import dev.gantry.network.VpcRow;
import dev.gantry.shapes.ec2.DeleteVpcRequest;
import dev.gantry.shapes.ec2.DeleteVpcResponse;
import java.util.Optional;

/** Deletes a VPC that nothing is left in but what it began with. */
public final class DeleteVpc implements Command<DeleteVpcRequest, DeleteVpcResponse> {

    @Override
    public String subject(DeleteVpcRequest request, Call call) {
        return Subjects.of(ResourceKind.VPC, request.vpcId(), call);
    }

    @Override
    public DeleteVpcResponse run(DeleteVpcRequest request, Tx tx, Call call) {
        Ec2Error.endDryRun(request.dryRun());
        NetworkEdit edit = NetworkEdit.begin(tx, call);
        Network network = edit.network();
        VpcRow vpc = network.vpc(Ec2Error.required(request.vpcId(), "vpcId"));
        if (isUsed(vpc, network)) {
            throw Ec2Error.dependency("vpc", vpc.id());
        }
        network.groupsOf(vpc.id()).toList().forEach(group -> deleteGroup(group, edit));
        network.all(NetworkTables.ROUTE_TABLES)
                .filter(table -> table.vpcId().equals(vpc.id()))
                .toList()
                .forEach(table -> edit.delete(NetworkTables.ROUTE_TABLES, table));
        network.all(NetworkTables.ACLS)
                .filter(acl -> acl.vpcId().equals(vpc.id()))
                .toList()
                .forEach(acl -> edit.delete(NetworkTables.ACLS, acl));
        edit.delete(NetworkTables.VPCS, vpc);
        return new DeleteVpcResponse();
    }

    private static boolean isUsed(VpcRow vpc, Network network) {
        return network.subnetsOf(vpc.id()).findAny().isPresent()
                || network.groupsOf(vpc.id()).anyMatch(group -> !group.isDefault())
                || network.all(NetworkTables.ROUTE_TABLES)
                        .anyMatch(table -> table.vpcId().equals(vpc.id()) && !table.isMain())
                || network.all(NetworkTables.GATEWAYS)
                        .anyMatch(gateway -> gateway.vpcId().equals(Optional.of(vpc.id())));
    }

    private static void deleteGroup(SecurityGroupRow group, NetworkEdit edit) {
        edit.network().rules(group.id()).forEach(rule -> edit.delete(NetworkTables.RULES, rule));
        edit.delete(NetworkTables.GROUPS, group);
    }
}
