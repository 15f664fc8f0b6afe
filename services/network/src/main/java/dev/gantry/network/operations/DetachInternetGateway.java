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
import dev.gantry.network.VpcRow;
import dev.gantry.shapes.ec2.DetachInternetGatewayRequest;
import dev.gantry.shapes.ec2.DetachInternetGatewayResponse;
import java.util.Optional;

/** Detaches an internet gateway; routes to it lead nowhere from then on. */
public final class DetachInternetGateway
        implements Command<DetachInternetGatewayRequest, DetachInternetGatewayResponse> {

    @Override
    public String subject(DetachInternetGatewayRequest request, Call call) {
        return Subjects.of(ResourceKind.INTERNET_GATEWAY, request.internetGatewayId(), call);
    }

    @Override
    public DetachInternetGatewayResponse run(DetachInternetGatewayRequest request, Tx tx, Call call) {
        Ec2Error.endDryRun(request.dryRun());
        NetworkEdit edit = NetworkEdit.begin(tx, call);
        GatewayRow gateway = edit.network()
                .require(
                        NetworkTables.GATEWAYS,
                        ResourceKind.INTERNET_GATEWAY,
                        Ec2Error.required(request.internetGatewayId(), "internetGatewayId"));
        VpcRow vpc = edit.network().vpc(Ec2Error.required(request.vpcId(), "vpcId"));
        if (!gateway.vpcId().equals(Optional.of(vpc.id()))) {
            throw Ec2Error.of(
                    "Gateway.NotAttached", "resource " + gateway.id() + " is not attached to network " + vpc.id());
        }
        edit.put(NetworkTables.GATEWAYS, new GatewayRow(call.scope(), gateway.id(), Optional.empty()));
        return new DetachInternetGatewayResponse();
    }
}
