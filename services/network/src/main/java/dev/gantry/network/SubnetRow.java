package dev.gantry.network;

import dev.gantry.shapes.ec2.PrivateDnsNameOptionsOnLaunch;
import dev.gantry.shapes.ec2.Subnet;
import dev.gantry.value.Scope;

/** A subnet: a range of a VPC's addresses in one availability zone. */
public record SubnetRow(
        Scope scope,
        String id,
        String vpcId,
        String cidrBlock,
        String zone,
        boolean defaultForAz,
        boolean mapPublicIpOnLaunch)
        implements NetworkRow {

    /** AWS keeps the first four addresses and the last. */
    static final int RESERVED = 5;

    public SubnetRow withMapPublicIpOnLaunch(boolean wanted) {
        return new SubnetRow(scope, id, vpcId, cidrBlock, zone, defaultForAz, wanted);
    }

    public Ipv4Block block() {
        return Ipv4Block.parse(cidrBlock).orElseThrow();
    }

    public String arn() {
        return scope.arn("ec2", "subnet/" + id).toString();
    }

    int available(Network network) {
        long used = network.view().by(NetworkTables.INTERFACES_BY_SUBNET, key()).count();
        return (int) (block().size() - RESERVED - used);
    }

    public Subnet answer(Network network) {
        return Subnet.builder()
                .subnetId(id)
                .subnetArn(arn())
                .vpcId(vpcId)
                .ownerId(scope.account())
                .cidrBlock(cidrBlock)
                .availabilityZone(zone)
                .availabilityZoneId(Zones.id(zone))
                .availableIpAddressCount(available(network))
                .defaultForAz(defaultForAz)
                .mapPublicIpOnLaunch(mapPublicIpOnLaunch)
                .mapCustomerOwnedIpOnLaunch(false)
                .assignIpv6AddressOnCreation(false)
                .enableDns64(false)
                .ipv6Native(false)
                .privateDnsNameOptionsOnLaunch(PrivateDnsNameOptionsOnLaunch.builder()
                        .hostnameType("ip-name")
                        .enableResourceNameDnsARecord(false)
                        .enableResourceNameDnsAAAARecord(false)
                        .build())
                .state("available")
                .tags(network.tags(id))
                .build();
    }
}
