package dev.gantry.network.operations;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.network.Ec2Error;
import dev.gantry.network.GatewayRow;
import dev.gantry.network.Network;
import dev.gantry.network.NetworkEdit;
import dev.gantry.network.NetworkTables;
import dev.gantry.network.ResourceKind;
import dev.gantry.network.Subjects;
import dev.gantry.network.VpcRow;
import dev.gantry.shapes.ec2.AttachInternetGatewayRequest;
import dev.gantry.shapes.ec2.AttachInternetGatewayResponse;
import java.util.Optional;

/** Attaches an internet gateway to a VPC; each has one at most. */
public final class AttachInternetGateway
        implements Command<AttachInternetGatewayRequest, AttachInternetGatewayResponse> {

    @Override
    public String subject(AttachInternetGatewayRequest request, Call call) {
        return Subjects.of(ResourceKind.INTERNET_GATEWAY, request.internetGatewayId(), call);
    }

    @Override
    public AttachInternetGatewayResponse run(AttachInternetGatewayRequest request, Tx tx, Call call) {
        Ec2Error.endDryRun(request.dryRun());
        NetworkEdit edit = NetworkEdit.begin(tx, call);
        GatewayRow gateway = edit.network()
                .require(
                        NetworkTables.GATEWAYS,
                        ResourceKind.INTERNET_GATEWAY,
                        Ec2Error.required(request.internetGatewayId(), "internetGatewayId"));
        VpcRow vpc = edit.network().vpc(Ec2Error.required(request.vpcId(), "vpcId"));
        requireFree(gateway, vpc, edit.network());
        edit.put(NetworkTables.GATEWAYS, new GatewayRow(call.scope(), gateway.id(), Optional.of(vpc.id())));
        return new AttachInternetGatewayResponse();
    }

    private static void requireFree(GatewayRow gateway, VpcRow vpc, Network network) {
        gateway.vpcId().ifPresent(attached -> {
            throw Ec2Error.of(
                    "Resource.AlreadyAssociated",
                    "resource " + gateway.id() + " is already attached to network " + attached);
        });
        if (network.all(NetworkTables.GATEWAYS).anyMatch(other -> other.vpcId().equals(Optional.of(vpc.id())))) {
            throw Ec2Error.invalidValue("Network " + vpc.id() + " already has an internet gateway attached");
        }
    }
}
