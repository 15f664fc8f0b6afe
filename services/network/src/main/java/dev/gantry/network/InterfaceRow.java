package dev.gantry.network;

import dev.gantry.shapes.ec2.GroupIdentifier;
import dev.gantry.shapes.ec2.NetworkInterface;
import dev.gantry.shapes.ec2.NetworkInterfaceAttachment;
import dev.gantry.shapes.ec2.NetworkInterfacePrivateIpAddress;
import dev.gantry.value.Scope;
import java.util.List;
import java.util.Optional;

/**
 * A network interface: an address of a subnet, as a task in awsvpc mode has.
 *
 * @param requester the principal that made it
 * @param clientToken what its creator calls it by, so that a repeated request finds it
 */
public record InterfaceRow(
        Scope scope,
        String id,
        String subnetId,
        String address,
        String macAddress,
        List<String> groups,
        String description,
        String requester,
        Optional<String> clientToken)
        implements NetworkRow {

    private static final String SERVICE_LINKED = ":role/aws-service-role/";

    /** One that an AWS service made for a resource of its own is in use from the start, and only that service ends it. */
    public boolean isManaged() {
        return requester.contains(SERVICE_LINKED);
    }

    public boolean isInUseFor(String principal) {
        return isManaged() && !requester.equals(principal);
    }

    public String status() {
        return isManaged() ? "in-use" : "available";
    }

    Optional<NetworkInterfaceAttachment> attachment() {
        return Optional.of(NetworkInterfaceAttachment.builder()
                        .attachmentId("eni-attach-" + id.substring(id.indexOf('-') + 1))
                        .instanceOwnerId(scope.account())
                        .deviceIndex(1)
                        .deleteOnTermination(false)
                        .status("attached")
                        .build())
                .filter(_ -> isManaged());
    }

    /** As in {@code ip-172-31-0-4.ec2.internal}. */
    public String privateDnsName() {
        String domain = scope.region().equals("us-east-1") ? "ec2.internal" : scope.region() + ".compute.internal";
        return "ip-" + address.replace('.', '-') + "." + domain;
    }

    public NetworkInterface answer(Network network) {
        SubnetRow subnet = network.require(NetworkTables.SUBNETS, ResourceKind.SUBNET, subnetId);
        return NetworkInterface.builder()
                .networkInterfaceId(id)
                .subnetId(subnetId)
                .vpcId(subnet.vpcId())
                .availabilityZone(subnet.zone())
                .availabilityZoneId(Zones.id(subnet.zone()))
                .ownerId(scope.account())
                .requesterId(requester)
                .requesterManaged(isManaged())
                .attachment(attachment().orElse(null))
                .interfaceType("interface")
                .description(description)
                .macAddress(macAddress)
                .privateIpAddress(address)
                .privateDnsName(privateDnsName())
                .privateIpAddresses(List.of(NetworkInterfacePrivateIpAddress.builder()
                        .primary(true)
                        .privateIpAddress(address)
                        .privateDnsName(privateDnsName())
                        .build()))
                .ipv6Addresses(List.of())
                .groups(groups.stream().map(group -> identifier(group, network)).toList())
                .sourceDestCheck(true)
                .status(status())
                .tagSet(network.tags(id))
                .build();
    }

    private static GroupIdentifier identifier(String group, Network network) {
        return GroupIdentifier.builder()
                .groupId(group)
                .groupName(network.require(NetworkTables.GROUPS, ResourceKind.SECURITY_GROUP, group)
                        .name())
                .build();
    }
}
