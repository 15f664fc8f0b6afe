package dev.gantry.network.operations;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.network.Ec2Error;
import dev.gantry.network.Network;
import dev.gantry.network.NetworkEdit;
import dev.gantry.network.NetworkTables;
import dev.gantry.network.ResourceKind;
import dev.gantry.network.RouteAssociations;
import dev.gantry.network.Subjects;
import dev.gantry.network.SubnetRow;
import dev.gantry.shapes.ec2.DeleteSubnetRequest;
import dev.gantry.shapes.ec2.DeleteSubnetResponse;

/** Deletes a subnet that has no network interfaces. */
public final class DeleteSubnet implements Command<DeleteSubnetRequest, DeleteSubnetResponse> {

    @Override
    public String subject(DeleteSubnetRequest request, Call call) {
        return Subjects.of(ResourceKind.SUBNET, request.subnetId(), call);
    }

    @Override
    public DeleteSubnetResponse run(DeleteSubnetRequest request, Tx tx, Call call) {
        Ec2Error.endDryRun(request.dryRun());
        NetworkEdit edit = NetworkEdit.begin(tx, call);
        Network network = edit.network();
        SubnetRow subnet = network.subnet(Ec2Error.required(request.subnetId(), "subnetId"));
        if (network.interfacesIn(subnet).findAny().isPresent()) {
            throw Ec2Error.dependency("subnet", subnet.id());
        }
        RouteAssociations.ofSubnet(subnet.id(), network)
                .forEach(found -> edit.put(
                        NetworkTables.ROUTE_TABLES,
                        found.table().withoutAssociation(found.association().id())));
        edit.delete(NetworkTables.SUBNETS, subnet);
        tx.delete(NetworkTables.ADDRESS_CURSORS, subnet.key());
        return new DeleteSubnetResponse();
    }
}
