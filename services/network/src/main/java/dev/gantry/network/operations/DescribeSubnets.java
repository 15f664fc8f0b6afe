package dev.gantry.network.operations;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.View;
import dev.gantry.network.Ec2Error;
import dev.gantry.network.Listing;
import dev.gantry.network.Listings;
import dev.gantry.network.Network;
import dev.gantry.network.SubnetRow;
import dev.gantry.shapes.ec2.DescribeSubnetsRequest;
import dev.gantry.shapes.ec2.DescribeSubnetsResponse;

/** Lists subnets. */
public final class DescribeSubnets implements Query<DescribeSubnetsRequest, DescribeSubnetsResponse> {

    @Override
    public DescribeSubnetsResponse answer(DescribeSubnetsRequest request, View view, Call call) {
        Ec2Error.endDryRun(request.dryRun());
        Network network = Network.of(view, call.scope());
        Listing.Wish wish = new Listing.Wish(
                request.subnetIdsOrEmpty(), request.filtersOrEmpty(), request.maxResults(), request.nextToken());
        Listing.Page<SubnetRow> page = Listings.SUBNETS.read(network, wish);
        return DescribeSubnetsResponse.builder()
                .subnets(page.map(row -> row.answer(network)))
                .nextToken(page.nextToken().orElse(null))
                .build();
    }
}
