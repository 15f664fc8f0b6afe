package dev.gantry.network.operations;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.network.Ec2Error;
import dev.gantry.network.InterfaceRow;
import dev.gantry.network.NetworkEdit;
import dev.gantry.network.NetworkTables;
import dev.gantry.network.ResourceKind;
import dev.gantry.network.Subjects;
import dev.gantry.shapes.ec2.DeleteNetworkInterfaceRequest;
import dev.gantry.shapes.ec2.DeleteNetworkInterfaceResponse;

/**
 * Deletes a network interface; its address is free again. The interface of a task is in use until ECS, which made it, has
 * detached it by this same call.
 */
public final class DeleteNetworkInterface
        implements Command<DeleteNetworkInterfaceRequest, DeleteNetworkInterfaceResponse> {

    @Override
    public String subject(DeleteNetworkInterfaceRequest request, Call call) {
        return Subjects.of(ResourceKind.NETWORK_INTERFACE, request.networkInterfaceId(), call);
    }

    @Override
    public DeleteNetworkInterfaceResponse run(DeleteNetworkInterfaceRequest request, Tx tx, Call call) {
        Ec2Error.endDryRun(request.dryRun());
        NetworkEdit edit = NetworkEdit.begin(tx, call);
        InterfaceRow row = edit.network()
                .require(
                        NetworkTables.INTERFACES,
                        ResourceKind.NETWORK_INTERFACE,
                        Ec2Error.required(request.networkInterfaceId(), "networkInterfaceId"));
        if (row.isInUseFor(call.caller().principal())) {
            throw Ec2Error.invalidValue("Network interface '" + row.id() + "' is currently in use.");
        }
        edit.delete(NetworkTables.INTERFACES, row);
        return new DeleteNetworkInterfaceResponse();
    }
}
