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
import dev.gantry.shapes.ec2.CreateInternetGatewayRequest;
import dev.gantry.shapes.ec2.CreateInternetGatewayResponse;
import java.util.Optional;

/** Creates an internet gateway that is attached to no VPC. */
public final class CreateInternetGateway
        implements Command<CreateInternetGatewayRequest, CreateInternetGatewayResponse> {

    @Override
    public String subject(CreateInternetGatewayRequest request, Call call) {
        return Subjects.of(ResourceKind.INTERNET_GATEWAY, null, call);
    }

    @Override
    public CreateInternetGatewayResponse run(CreateInternetGatewayRequest request, Tx tx, Call call) {
        Ec2Error.endDryRun(request.dryRun());
        NetworkEdit edit = NetworkEdit.begin(tx, call);
        GatewayRow gateway = edit.put(
                NetworkTables.GATEWAYS,
                new GatewayRow(call.scope(), edit.newId(ResourceKind.INTERNET_GATEWAY), Optional.empty()));
        edit.tagNew(ResourceKind.INTERNET_GATEWAY, gateway.id(), request.tagSpecificationsOrEmpty());
        return new CreateInternetGatewayResponse(gateway.answer(edit.network()));
    }
}
