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
import dev.gantry.network.VpcRow;
import dev.gantry.shapes.ec2.CreateRouteTableRequest;
import dev.gantry.shapes.ec2.CreateRouteTableResponse;
import java.util.List;

/** Creates a route table that knows the way within its VPC. */
public final class CreateRouteTable implements Command<CreateRouteTableRequest, CreateRouteTableResponse> {

    @Override
    public String subject(CreateRouteTableRequest request, Call call) {
        return Subjects.of(ResourceKind.ROUTE_TABLE, null, call);
    }

    @Override
    public CreateRouteTableResponse run(CreateRouteTableRequest request, Tx tx, Call call) {
        Ec2Error.endDryRun(request.dryRun());
        NetworkEdit edit = NetworkEdit.begin(tx, call);
        VpcRow vpc = edit.network().vpc(Ec2Error.required(request.vpcId(), "vpcId"));
        RouteTableRow table = edit.put(
                NetworkTables.ROUTE_TABLES,
                new RouteTableRow(
                        call.scope(),
                        edit.newId(ResourceKind.ROUTE_TABLE),
                        vpc.id(),
                        List.of(new RouteTableRow.RouteRow(vpc.cidrBlock(), "local")),
                        List.of()));
        edit.tagNew(ResourceKind.ROUTE_TABLE, table.id(), request.tagSpecificationsOrEmpty());
        return CreateRouteTableResponse.builder()
                .routeTable(table.answer(edit.network()))
                .clientToken(request.clientToken())
                .build();
    }
}
