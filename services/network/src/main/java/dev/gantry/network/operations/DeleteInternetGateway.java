package dev.gantry.network.operations;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.network.Ec2Error;
import dev.gantry.network.GatewayRow;
import dev.gantry.network.NetworkEdit;
import dev.gantry.network.NetworkTables;
import dev.gantry.network.ResourceKind;
import dev.gantry.network.Subjects;
import dev.gantry.shapes.ec2.DeleteInternetGatewayRequest;
import dev.gantry.shapes.ec2.DeleteInternetGatewayResponse;

/** Deletes an internet gateway that is attached to no VPC. */
public final class DeleteInternetGateway
        implements Command<DeleteInternetGatewayRequest, DeleteInternetGatewayResponse> {

    @Override
    public String subject(DeleteInternetGatewayRequest request, Call call) {
        return Subjects.of(ResourceKind.INTERNET_GATEWAY, request.internetGatewayId(), call);
    }

    @Override
    public DeleteInternetGatewayResponse run(DeleteInternetGatewayRequest request, Tx tx, Call call) {
        Ec2Error.endDryRun(request.dryRun());
        NetworkEdit edit = NetworkEdit.begin(tx, call);
        GatewayRow gateway = edit.network()
                .require(
                        NetworkTables.GATEWAYS,
                        ResourceKind.INTERNET_GATEWAY,
                        Ec2Error.required(request.internetGatewayId(), "internetGatewayId"));
        if (gateway.vpcId().isPresent()) {
            throw Ec2Error.dependency("internetGateway", gateway.id());
        }
        edit.delete(NetworkTables.GATEWAYS, gateway);
        return new DeleteInternetGatewayResponse();
    }
}
