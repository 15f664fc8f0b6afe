package dev.gantry.network.operations;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.network.Ec2Error;
import dev.gantry.network.NetworkEdit;
import dev.gantry.shapes.ec2.CreateDefaultVpcRequest;
import dev.gantry.shapes.ec2.CreateDefaultVpcResponse;

/** Creates the default VPC again after it was deleted. */
public final class CreateDefaultVpc implements Command<CreateDefaultVpcRequest, CreateDefaultVpcResponse> {

    @Override
    public CreateDefaultVpcResponse run(CreateDefaultVpcRequest request, Tx tx, Call call) {
        Ec2Error.endDryRun(request.dryRun());
        NetworkEdit edit = NetworkEdit.begin(tx, call);
        if (edit.network().defaultVpc().isPresent()) {
            throw Ec2Error.of(
                    "DefaultVpcAlreadyExists", "A Default VPC already exists for this account in this region.");
        }
        return new CreateDefaultVpcResponse(edit.addDefaultVpc().answer(edit.network()));
    }
}
