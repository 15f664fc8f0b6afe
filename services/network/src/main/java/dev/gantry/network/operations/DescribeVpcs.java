package dev.gantry.network.operations;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.View;
import dev.gantry.network.Ec2Error;
import dev.gantry.network.Listing;
import dev.gantry.network.Listings;
import dev.gantry.network.Network;
import dev.gantry.network.VpcRow;
import dev.gantry.shapes.ec2.DescribeVpcsRequest;
import dev.gantry.shapes.ec2.DescribeVpcsResponse;

/** Lists VPCs. */
public final class DescribeVpcs implements Query<DescribeVpcsRequest, DescribeVpcsResponse> {

    @Override
    public DescribeVpcsResponse answer(DescribeVpcsRequest request, View view, Call call) {
        Ec2Error.endDryRun(request.dryRun());
        Network network = Network.of(view, call.scope());
        Listing.Wish wish = new Listing.Wish(
                request.vpcIdsOrEmpty(), request.filtersOrEmpty(), request.maxResults(), request.nextToken());
        Listing.Page<VpcRow> page = Listings.VPCS.read(network, wish);
        return DescribeVpcsResponse.builder()
                .vpcs(page.map(row -> row.answer(network)))
                .nextToken(page.nextToken().orElse(null))
                .build();
    }
}
