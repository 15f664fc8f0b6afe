package dev.gantry.network.operations;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.network.Ec2Error;
import dev.gantry.network.Ipv4Block;
import dev.gantry.network.NetworkEdit;
import dev.gantry.network.ResourceKind;
import dev.gantry.network.Subjects;
import dev.gantry.network.VpcRow;
import dev.gantry.shapes.ec2.CreateVpcRequest;
import dev.gantry.shapes.ec2.CreateVpcResponse;

/** Creates a VPC with its main route table, network ACL and default security group. */
public final class CreateVpc implements Command<CreateVpcRequest, CreateVpcResponse> {

    @Override
    public String subject(CreateVpcRequest request, Call call) {
        return Subjects.of(ResourceKind.VPC, null, call);
    }

    @Override
    public CreateVpcResponse run(CreateVpcRequest request, Tx tx, Call call) {
        Ec2Error.endDryRun(request.dryRun());
        NetworkEdit edit = NetworkEdit.begin(tx, call);
        Ec2Error.unsupported(Boolean.TRUE.equals(request.amazonProvidedIpv6CidrBlock()), "amazonProvidedIpv6CidrBlock");
        Ec2Error.unsupported(request.ipv6CidrBlock() != null, "ipv6CidrBlock");
        Ec2Error.unsupported(request.ipv4IpamPoolId() != null, "ipv4IpamPoolId");
        Ec2Error.unsupported(request.ipv4NetmaskLength() != null, "ipv4NetmaskLength");
        Ec2Error.unsupported(request.ipv6Pool() != null, "ipv6Pool");
        Ec2Error.unsupported(request.ipv6IpamPoolId() != null, "ipv6IpamPoolId");
        Ec2Error.unsupported(request.ipv6NetmaskLength() != null, "ipv6NetmaskLength");
        Ec2Error.unsupported(request.ipv6CidrBlockNetworkBorderGroup() != null, "ipv6CidrBlockNetworkBorderGroup");
        Ec2Error.unsupported(request.vpcEncryptionControl() != null, "vpcEncryptionControl");
        Ec2Error.unsupported("dedicated".equals(request.instanceTenancy()), "instanceTenancy=dedicated");
        String cidr = Ec2Error.required(request.cidrBlock(), "cidrBlock");
        VpcRow vpc = edit.addVpc(block(cidr).toString());
        edit.tagNew(ResourceKind.VPC, vpc.id(), request.tagSpecificationsOrEmpty());
        return new CreateVpcResponse(vpc.answer(edit.network()));
    }

    private static Ipv4Block block(String cidr) {
        Ipv4Block block = Ipv4Block.parse(cidr)
                .orElseThrow(() -> Ec2Error.invalidValue(
                        "Value (" + cidr + ") for parameter cidrBlock is invalid. This is not a valid CIDR block."));
        if (block.prefix() < 16 || block.prefix() > 28) {
            throw Ec2Error.of("InvalidVpc.Range", "The CIDR '" + cidr + "' is invalid.");
        }
        return block;
    }
}
