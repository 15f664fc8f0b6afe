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
import dev.gantry.network.RouteTableRow;
import dev.gantry.network.Subjects;
import dev.gantry.network.SubnetRow;
import dev.gantry.shapes.ec2.AssociateRouteTableRequest;
import dev.gantry.shapes.ec2.AssociateRouteTableResponse;
import dev.gantry.shapes.ec2.RouteTableAssociationState;
import java.util.Optional;

/** Lets a subnet use a route table of its VPC. */
public final class AssociateRouteTable implements Command<AssociateRouteTableRequest, AssociateRouteTableResponse> {

    @Override
    public String subject(AssociateRouteTableRequest request, Call call) {
        return Subjects.of(ResourceKind.ROUTE_TABLE, request.routeTableId(), call);
    }

    @Override
    public AssociateRouteTableResponse run(AssociateRouteTableRequest request, Tx tx, Call call) {
        Ec2Error.endDryRun(request.dryRun());
        NetworkEdit edit = NetworkEdit.begin(tx, call);
        Ec2Error.unsupported(request.publicIpv4Pool() != null, "publicIpv4Pool");
        Ec2Error.unsupported(request.gatewayId() != null, "gatewayId");
        Network network = edit.network();
        RouteTableRow table = network.require(
                NetworkTables.ROUTE_TABLES,
                ResourceKind.ROUTE_TABLE,
                Ec2Error.required(request.routeTableId(), "routeTableId"));
        SubnetRow subnet = network.subnet(Ec2Error.required(request.subnetId(), "subnetId"));
        requireFitting(table, subnet, network);
        String id = "rtbassoc-" + tx.ids().hex(17);
        edit.put(NetworkTables.ROUTE_TABLES, table.plus(new RouteTableRow.Association(id, Optional.of(subnet.id()))));
        return AssociateRouteTableResponse.builder()
                .associationId(id)
                .associationState(
                        RouteTableAssociationState.builder().state("associated").build())
                .build();
    }

    private static void requireFitting(RouteTableRow table, SubnetRow subnet, Network network) {
        if (!table.vpcId().equals(subnet.vpcId())) {
            throw Ec2Error.invalidValue(
                    "Route table " + table.id() + " and subnet " + subnet.id() + " belong to different networks");
        }
        if (!RouteAssociations.ofSubnet(subnet.id(), network).isEmpty()) {
            throw Ec2Error.of(
                    "Resource.AlreadyAssociated",
                    "the specified association for route table " + table.id()
                            + " conflicts with an existing association");
        }
    }
}
