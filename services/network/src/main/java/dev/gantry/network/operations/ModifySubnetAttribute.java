package dev.gantry.network.operations;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.network.Ec2Error;
import dev.gantry.network.NetworkEdit;
import dev.gantry.network.NetworkTables;
import dev.gantry.network.ResourceKind;
import dev.gantry.network.Subjects;
import dev.gantry.network.SubnetRow;
import dev.gantry.shapes.ec2.AttributeBooleanValue;
import dev.gantry.shapes.ec2.ModifySubnetAttributeRequest;
import dev.gantry.shapes.ec2.ModifySubnetAttributeResponse;
import org.jspecify.annotations.Nullable;

/** Changes whether a subnet gives public addresses. Its other attributes are refused. */
public final class ModifySubnetAttribute
        implements Command<ModifySubnetAttributeRequest, ModifySubnetAttributeResponse> {

    @Override
    public String subject(ModifySubnetAttributeRequest request, Call call) {
        return Subjects.of(ResourceKind.SUBNET, request.subnetId(), call);
    }

    @Override
    public ModifySubnetAttributeResponse run(ModifySubnetAttributeRequest request, Tx tx, Call call) {
        NetworkEdit edit = NetworkEdit.begin(tx, call);
        requireKnown(request);
        SubnetRow subnet = edit.network().subnet(Ec2Error.required(request.subnetId(), "subnetId"));
        boolean wanted = isTrue(request.mapPublicIpOnLaunch());
        if (request.mapPublicIpOnLaunch() != null) {
            edit.put(NetworkTables.SUBNETS, subnet.withMapPublicIpOnLaunch(wanted));
        }
        return new ModifySubnetAttributeResponse();
    }

    /** Switching off what we do not have changes nothing. */
    private static void requireKnown(ModifySubnetAttributeRequest request) {
        Ec2Error.unsupported(isTrue(request.assignIpv6AddressOnCreation()), "assignIpv6AddressOnCreation");
        Ec2Error.unsupported(isTrue(request.mapCustomerOwnedIpOnLaunch()), "mapCustomerOwnedIpOnLaunch");
        Ec2Error.unsupported(request.customerOwnedIpv4Pool() != null, "customerOwnedIpv4Pool");
        Ec2Error.unsupported(request.enableLniAtDeviceIndex() != null, "enableLniAtDeviceIndex");
        Ec2Error.unsupported(isTrue(request.disableLniAtDeviceIndex()), "disableLniAtDeviceIndex");
        Ec2Error.unsupported(isTrue(request.enableDns64()), "enableDns64");
        Ec2Error.unsupported(
                isTrue(request.enableResourceNameDnsARecordOnLaunch()), "enableResourceNameDnsARecordOnLaunch");
        Ec2Error.unsupported(
                isTrue(request.enableResourceNameDnsAAAARecordOnLaunch()), "enableResourceNameDnsAAAARecordOnLaunch");
        Ec2Error.unsupported(
                "resource-name".equals(request.privateDnsHostnameTypeOnLaunch()), "privateDnsHostnameTypeOnLaunch");
    }

    private static boolean isTrue(@Nullable AttributeBooleanValue value) {
        return value != null && Boolean.TRUE.equals(value.value());
    }
}
