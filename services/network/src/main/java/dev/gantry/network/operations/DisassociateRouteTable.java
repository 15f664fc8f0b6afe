package dev.gantry.network.operations;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.network.Ec2Error;
import dev.gantry.network.NetworkEdit;
import dev.gantry.network.NetworkTables;
import dev.gantry.network.ResourceKind;
import dev.gantry.network.RouteAssociations;
import dev.gantry.network.Subjects;
import dev.gantry.shapes.ec2.DisassociateRouteTableRequest;
import dev.gantry.shapes.ec2.DisassociateRouteTableResponse;

/** Lets a subnet use the main route table of its VPC again. */
public final class DisassociateRouteTable
        implements Command<DisassociateRouteTableRequest, DisassociateRouteTableResponse> {

    @Override
    public String subject(DisassociateRouteTableRequest request, Call call) {
        return Subjects.of(ResourceKind.ROUTE_TABLE, null, call);
    }

    @Override
    public DisassociateRouteTableResponse run(DisassociateRouteTableRequest request, Tx tx, Call call) {
        Ec2Error.endDryRun(request.dryRun());
        NetworkEdit edit = NetworkEdit.begin(tx, call);
        String id = Ec2Error.required(request.associationId(), "associationId");
        RouteAssociations.Found found = RouteAssociations.withId(id, edit.network());
        if (found.association().subnetId().isEmpty()) {
            throw Ec2Error.invalidValue("cannot disassociate the main route table association " + id);
        }
        edit.put(NetworkTables.ROUTE_TABLES, found.table().withoutAssociation(id));
        return new DisassociateRouteTableResponse();
    }
}
