package dev.gantry.network.operations;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.network.Ec2Error;
import dev.gantry.network.Ipv4Block;
import dev.gantry.network.Network;
import dev.gantry.network.NetworkEdit;
import dev.gantry.network.NetworkTables;
import dev.gantry.network.ResourceKind;
import dev.gantry.network.Subjects;
import dev.gantry.network.SubnetRow;
import dev.gantry.network.VpcRow;
import dev.gantry.network.Zones;
import dev.gantry.shapes.ec2.CreateSubnetRequest;
import dev.gantry.shapes.ec2.CreateSubnetResponse;
import java.util.List;

/** Creates a subnet in an availability zone, the first one where none is named. */
public final class CreateSubnet implements Command<CreateSubnetRequest, CreateSubnetResponse> {

    @Override
    public String subject(CreateSubnetRequest request, Call call) {
        return Subjects.of(ResourceKind.SUBNET, null, call);
    }

    @Override
    public CreateSubnetResponse run(CreateSubnetRequest request, Tx tx, Call call) {
        Ec2Error.endDryRun(request.dryRun());
        NetworkEdit edit = NetworkEdit.begin(tx, call);
        Ec2Error.unsupported(request.ipv6CidrBlock() != null, "ipv6CidrBlock");
        Ec2Error.unsupported(request.outpostArn() != null, "outpostArn");
        Ec2Error.unsupported(request.ipv4IpamPoolId() != null, "ipv4IpamPoolId");
        Ec2Error.unsupported(Boolean.TRUE.equals(request.ipv6Native()), "ipv6Native");
        Ec2Error.unsupported(request.ipv4NetmaskLength() != null, "ipv4NetmaskLength");
        Ec2Error.unsupported(request.ipv6IpamPoolId() != null, "ipv6IpamPoolId");
        Ec2Error.unsupported(request.ipv6NetmaskLength() != null, "ipv6NetmaskLength");
        VpcRow vpc = edit.network().vpc(Ec2Error.required(request.vpcId(), "vpcId"));
        Ipv4Block block = block(Ec2Error.required(request.cidrBlock(), "cidrBlock"), vpc, edit.network());
        SubnetRow subnet = edit.put(
                NetworkTables.SUBNETS,
                new SubnetRow(
                        call.scope(),
                        edit.newId(ResourceKind.SUBNET),
                        vpc.id(),
                        block.toString(),
                        zone(request, call),
                        false,
                        false));
        edit.tagNew(ResourceKind.SUBNET, subnet.id(), request.tagSpecificationsOrEmpty());
        return new CreateSubnetResponse(subnet.answer(edit.network()));
    }

    private static Ipv4Block block(String cidr, VpcRow vpc, Network network) {
        Ipv4Block block = Ipv4Block.parse(cidr)
                .orElseThrow(() -> Ec2Error.invalidValue(
                        "Value (" + cidr + ") for parameter cidrBlock is invalid. This is not a valid CIDR block."));
        if (block.prefix() > 28 || !vpc.block().contains(block)) {
            throw Ec2Error.of("InvalidSubnet.Range", "The CIDR '" + cidr + "' is invalid.");
        }
        if (network.subnetsOf(vpc.id()).anyMatch(other -> other.block().overlaps(block))) {
            throw Ec2Error.of("InvalidSubnet.Conflict", "The CIDR '" + cidr + "' conflicts with another subnet");
        }
        return block;
    }

    private static String zone(CreateSubnetRequest request, Call call) {
        List<String> zones = Zones.names(call.region());
        String name = request.availabilityZone();
        String id = request.availabilityZoneId();
        return zones.stream()
                .filter(zone -> name == null || zone.equals(name))
                .filter(zone -> id == null || Zones.id(zone).equals(id))
                .findFirst()
                .orElseThrow(() -> Ec2Error.invalidValue("Value (" + (name == null ? id : name)
                        + ") for parameter availabilityZone is invalid. Subnets can currently only be created in the"
                        + " following availability zones: " + String.join(", ", zones) + "."));
    }
}
