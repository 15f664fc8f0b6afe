package dev.gantry.network.operations;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.View;
import dev.gantry.network.AclRow;
import dev.gantry.network.Ec2Error;
import dev.gantry.network.Listing;
import dev.gantry.network.Listings;
import dev.gantry.network.Network;
import dev.gantry.shapes.ec2.DescribeNetworkAclsRequest;
import dev.gantry.shapes.ec2.DescribeNetworkAclsResponse;

/** Lists network ACLs: each VPC has its default one. */
public final class DescribeNetworkAcls implements Query<DescribeNetworkAclsRequest, DescribeNetworkAclsResponse> {

    @Override
    public DescribeNetworkAclsResponse answer(DescribeNetworkAclsRequest request, View view, Call call) {
        Ec2Error.endDryRun(request.dryRun());
        Network network = Network.of(view, call.scope());
        Listing.Wish wish = new Listing.Wish(
                request.networkAclIdsOrEmpty(), request.filtersOrEmpty(), request.maxResults(), request.nextToken());
        Listing.Page<AclRow> page = Listings.ACLS.read(network, wish);
        return DescribeNetworkAclsResponse.builder()
                .networkAcls(page.map(row -> row.answer(network)))
                .nextToken(page.nextToken().orElse(null))
                .build();
    }
}
