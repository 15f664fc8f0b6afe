package dev.gantry.network.operations;

import static java.util.Objects.requireNonNullElse;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.network.Addresses;
import dev.gantry.network.Ec2Error;
import dev.gantry.network.InterfaceRow;
import dev.gantry.network.Network;
import dev.gantry.network.NetworkEdit;
import dev.gantry.network.NetworkTables;
import dev.gantry.network.ResourceKind;
import dev.gantry.network.SecurityGroupRow;
import dev.gantry.network.Subjects;
import dev.gantry.network.SubnetRow;
import dev.gantry.shapes.ec2.CreateNetworkInterfaceRequest;
import dev.gantry.shapes.ec2.CreateNetworkInterfaceResponse;
import dev.gantry.shapes.ec2.PrivateIpAddressSpecification;
import java.util.List;
import java.util.Optional;

/** Creates a network interface with an address of its subnet that no other has. */
public final class CreateNetworkInterface
        implements Command<CreateNetworkInterfaceRequest, CreateNetworkInterfaceResponse> {

    @Override
    public String subject(CreateNetworkInterfaceRequest request, Call call) {
        return Subjects.of(ResourceKind.NETWORK_INTERFACE, null, call);
    }

    @Override
    public CreateNetworkInterfaceResponse run(CreateNetworkInterfaceRequest request, Tx tx, Call call) {
        Ec2Error.endDryRun(request.dryRun());
        NetworkEdit edit = NetworkEdit.begin(tx, call);
        requireKnown(request);
        Network network = edit.network();
        SubnetRow subnet = network.subnet(Ec2Error.required(request.subnetId(), "subnetId"));
        InterfaceRow row = edit.put(
                NetworkTables.INTERFACES,
                new InterfaceRow(
                        call.scope(),
                        edit.newId(ResourceKind.NETWORK_INTERFACE),
                        subnet.id(),
                        address(request, subnet, network),
                        macAddress(tx.ids().hex(10)),
                        groups(request, subnet, network),
                        requireNonNullElse(request.description(), ""),
                        call.caller().principal()));
        edit.tagNew(ResourceKind.NETWORK_INTERFACE, row.id(), request.tagSpecificationsOrEmpty());
        return CreateNetworkInterfaceResponse.builder()
                .networkInterface(row.answer(network))
                .clientToken(request.clientToken())
                .build();
    }

    private static void requireKnown(CreateNetworkInterfaceRequest request) {
        Ec2Error.unsupported(!request.ipv6AddressesOrEmpty().isEmpty(), "ipv6Addresses");
        Ec2Error.unsupported(requireNonNullElse(request.ipv6AddressCount(), 0) > 0, "ipv6AddressCount");
        Ec2Error.unsupported(requireNonNullElse(request.ipv4PrefixCount(), 0) > 0, "ipv4PrefixCount");
        Ec2Error.unsupported(
                requireNonNullElse(request.secondaryPrivateIpAddressCount(), 0) > 0, "secondaryPrivateIpAddressCount");
        Ec2Error.unsupported(request.privateIpAddressesOrEmpty().size() > 1, "privateIpAddresses");
        Ec2Error.unsupported(
                !requireNonNullElse(request.interfaceType(), "interface").equals("interface"), "interfaceType");
    }

    private static String address(CreateNetworkInterfaceRequest request, SubnetRow subnet, Network network) {
        return Optional.ofNullable(request.privateIpAddress())
                .or(() -> request.privateIpAddressesOrEmpty().stream()
                        .map(PrivateIpAddressSpecification::privateIpAddress)
                        .findFirst())
                .map(address -> Addresses.requested(address, subnet, network))
                .orElseGet(() -> Addresses.next(subnet, network));
    }

    private static List<String> groups(CreateNetworkInterfaceRequest request, SubnetRow subnet, Network network) {
        List<String> wanted = request.groupsOrEmpty();
        if (wanted.isEmpty()) {
            return network.groupsOf(subnet.vpcId())
                    .filter(SecurityGroupRow::isDefault)
                    .map(SecurityGroupRow::id)
                    .toList();
        }
        for (String id : wanted) {
            if (!network.group(id).vpcId().equals(subnet.vpcId())) {
                throw Ec2Error.of(
                        "InvalidParameter", "You have specified two resources that belong to different networks.");
            }
        }
        return wanted.stream().distinct().toList();
    }

    private static String macAddress(String hex) {
        StringBuilder address = new StringBuilder("0a");
        for (int i = 0; i < hex.length(); i += 2) {
            address.append(':').append(hex, i, i + 2);
        }
        return address.toString();
    }
}
