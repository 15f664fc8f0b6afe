package dev.gantry.network.operations;

import static java.util.Objects.requireNonNullElse;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.network.Ec2Error;
import dev.gantry.network.NetworkEdit;
import dev.gantry.network.NetworkTables;
import dev.gantry.network.ResourceKind;
import dev.gantry.network.Subjects;
import dev.gantry.network.VpcRow;
import dev.gantry.shapes.ec2.AttributeBooleanValue;
import dev.gantry.shapes.ec2.ModifyVpcAttributeRequest;
import dev.gantry.shapes.ec2.ModifyVpcAttributeResponse;
import org.jspecify.annotations.Nullable;

/** Changes attributes of a VPC. */
public final class ModifyVpcAttribute implements Command<ModifyVpcAttributeRequest, ModifyVpcAttributeResponse> {

    @Override
    public String subject(ModifyVpcAttributeRequest request, Call call) {
        return Subjects.of(ResourceKind.VPC, request.vpcId(), call);
    }

    @Override
    public ModifyVpcAttributeResponse run(ModifyVpcAttributeRequest request, Tx tx, Call call) {
        NetworkEdit edit = NetworkEdit.begin(tx, call);
        VpcRow vpc = edit.network().vpc(Ec2Error.required(request.vpcId(), "vpcId"));
        VpcRow.VpcAttributes before = vpc.attributes();
        VpcRow.VpcAttributes after = new VpcRow.VpcAttributes(
                changed(request.enableDnsSupport(), before.enableDnsSupport()),
                changed(request.enableDnsHostnames(), before.enableDnsHostnames()),
                changed(request.enableNetworkAddressUsageMetrics(), before.enableNetworkAddressUsageMetrics()));
        edit.put(NetworkTables.VPCS, vpc.with(after));
        return new ModifyVpcAttributeResponse();
    }

    private static boolean changed(@Nullable AttributeBooleanValue wanted, boolean before) {
        return wanted == null ? before : requireNonNullElse(wanted.value(), before);
    }
}
