package dev.gantry.network.operations;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.network.Ec2Error;
import dev.gantry.network.NetworkEdit;
import dev.gantry.network.NetworkTables;
import dev.gantry.network.ResourceKind;
import dev.gantry.network.RouteTableRow;
import dev.gantry.network.Subjects;
import dev.gantry.shapes.ec2.DeleteRouteTableRequest;
import dev.gantry.shapes.ec2.DeleteRouteTableResponse;

/** Deletes a route table that no subnet uses. */
public final class DeleteRouteTable implements Command<DeleteRouteTableRequest, DeleteRouteTableResponse> {

    @Override
    public String subject(DeleteRouteTableRequest request, Call call) {
        return Subjects.of(ResourceKind.ROUTE_TABLE, request.routeTableId(), call);
    }

    @Override
    public DeleteRouteTableResponse run(DeleteRouteTableRequest request, Tx tx, Call call) {
        Ec2Error.endDryRun(request.dryRun());
        NetworkEdit edit = NetworkEdit.begin(tx, call);
        RouteTableRow table = edit.network()
                .require(
                        NetworkTables.ROUTE_TABLES,
                        ResourceKind.ROUTE_TABLE,
                        Ec2Error.required(request.routeTableId(), "routeTableId"));
        if (!table.associations().isEmpty()) {
            throw Ec2Error.dependency("routeTable", table.id());
        }
        edit.delete(NetworkTables.ROUTE_TABLES, table);
        return new DeleteRouteTableResponse();
    }
}
