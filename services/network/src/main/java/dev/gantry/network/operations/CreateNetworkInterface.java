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
        SubnetRow subnet = edit.network().subnet(Ec2Error.required(request.subnetId(), "subnetId"));
        InterfaceRow row =
                created(request, subnet, edit.network(), call).orElseGet(() -> create(request, subnet, edit, call));
        return CreateNetworkInterfaceResponse.builder()
                .networkInterface(row.answer(edit.network()))
                .clientToken(request.clientToken())
                .build();
    }

    /** What the same principal made with the same token. Source: ensuring idempotency in EC2's API reference. */
    private static Optional<InterfaceRow> created(
            CreateNetworkInterfaceRequest request, SubnetRow subnet, Network network, Call call) {
        Optional<InterfaceRow> found = Optional.ofNullable(request.clientToken())
                .map(token -> NetworkTables.token(call.scope(), call.caller().principal(), token))
                .flatMap(token -> network.view().by(NetworkTables.INTERFACES_BY_TOKEN, token).stream()
                        .findFirst());
        if (found.isPresent() && !isSame(request, subnet, network, found.get())) {
            throw Ec2Error.of(
                    "IdempotentParameterMismatch",
                    "The request uses the same client token as a previous, but non-identical request.");
        }
        return found;
    }

    private static boolean isSame(
            CreateNetworkInterfaceRequest request, SubnetRow subnet, Network network, InterfaceRow row) {
        return row.subnetId().equals(subnet.id())
                && row.groups().equals(groups(request, subnet, network))
                && row.description().equals(requireNonNullElse(request.description(), ""))
                && wanted(request).stream().allMatch(row.address()::equals);
    }

    private static InterfaceRow create(
            CreateNetworkInterfaceRequest request, SubnetRow subnet, NetworkEdit edit, Call call) {
        InterfaceRow row = edit.put(
                NetworkTables.INTERFACES,
                new InterfaceRow(
                        call.scope(),
                        edit.newId(ResourceKind.NETWORK_INTERFACE),
                        subnet.id(),
                        address(request, subnet, edit),
                        macAddress(edit.tx().ids().hex(10)),
                        groups(request, subnet, edit.network()),
                        requireNonNullElse(request.description(), ""),
                        call.caller().principal(),
                        Optional.ofNullable(request.clientToken())));
        edit.tagNew(ResourceKind.NETWORK_INTERFACE, row.id(), request.tagSpecificationsOrEmpty());
        return row;
    }

    private static void requireKnown(CreateNetworkInterfaceRequest request) {
        Ec2Error.unsupported(!request.ipv6AddressesOrEmpty().isEmpty(), "ipv6Addresses");
        Ec2Error.unsupported(requireNonNullElse(request.ipv6AddressCount(), 0) > 0, "ipv6AddressCount");
        Ec2Error.unsupported(requireNonNullElse(request.ipv4PrefixCount(), 0) > 0, "ipv4PrefixCount");
        Ec2Error.unsupported(!request.ipv4PrefixesOrEmpty().isEmpty(), "ipv4Prefixes");
        Ec2Error.unsupported(!request.ipv6PrefixesOrEmpty().isEmpty(), "ipv6Prefixes");
        Ec2Error.unsupported(requireNonNullElse(request.ipv6PrefixCount(), 0) > 0, "ipv6PrefixCount");
        Ec2Error.unsupported(Boolean.TRUE.equals(request.enablePrimaryIpv6()), "enablePrimaryIpv6");
        Ec2Error.unsupported(request.connectionTrackingSpecification() != null, "connectionTrackingSpecification");
        Ec2Error.unsupported(request.operator() != null, "operator");
        Ec2Error.unsupported(
                requireNonNullElse(request.secondaryPrivateIpAddressCount(), 0) > 0, "secondaryPrivateIpAddressCount");
        Ec2Error.unsupported(request.privateIpAddressesOrEmpty().size() > 1, "privateIpAddresses");
        Ec2Error.unsupported(
                !requireNonNullElse(request.interfaceType(), "interface").equals("interface"), "interfaceType");
    }

    private static String address(CreateNetworkInterfaceRequest request, SubnetRow subnet, NetworkEdit edit) {
        return wanted(request)
                .map(address -> Addresses.requested(address, subnet, edit.network()))
                .orElseGet(() -> Addresses.next(subnet, edit));
    }

    private static Optional<String> wanted(CreateNetworkInterfaceRequest request) {
        return Optional.ofNullable(request.privateIpAddress())
                .or(() -> request.privateIpAddressesOrEmpty().stream()
                        .map(PrivateIpAddressSpecification::privateIpAddress)
                        .findFirst());
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
