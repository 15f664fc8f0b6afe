package dev.gantry.network;

import dev.gantry.shapes.ec2.Vpc;
import dev.gantry.shapes.ec2.VpcCidrBlockAssociation;
import dev.gantry.shapes.ec2.VpcCidrBlockState;
import dev.gantry.value.Scope;
import java.util.List;

/** A VPC: a network of its own. */
public record VpcRow(
        Scope scope, String id, String cidrBlock, boolean isDefault, String dhcpOptionsId, VpcAttributes attributes)
        implements NetworkRow {

    /** What ModifyVpcAttribute changes. */
    public record VpcAttributes(
            boolean enableDnsSupport, boolean enableDnsHostnames, boolean enableNetworkAddressUsageMetrics) {}

    public VpcRow with(VpcAttributes changed) {
        return new VpcRow(scope, id, cidrBlock, isDefault, dhcpOptionsId, changed);
    }

    public Ipv4Block block() {
        return Ipv4Block.parse(cidrBlock).orElseThrow();
    }

    /** The id of the association of its only range of addresses. */
    public String cidrAssociationId() {
        return "vpc-cidr-assoc-" + id.substring(4);
    }

    public Vpc answer(Network network) {
        return Vpc.builder()
                .vpcId(id)
                .ownerId(scope.account())
                .instanceTenancy("default")
                .cidrBlock(cidrBlock)
                .cidrBlockAssociationSet(List.of(VpcCidrBlockAssociation.builder()
                        .associationId(cidrAssociationId())
                        .cidrBlock(cidrBlock)
                        .cidrBlockState(
                                VpcCidrBlockState.builder().state("associated").build())
                        .build()))
                .dhcpOptionsId(dhcpOptionsId)
                .isDefault(isDefault)
                .state("available")
                .tags(network.tags(id))
                .build();
    }
}
