package dev.gantry.network.operations;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.View;
import dev.gantry.network.Ec2Error;
import dev.gantry.network.GatewayRow;
import dev.gantry.network.Listing;
import dev.gantry.network.Listings;
import dev.gantry.network.Network;
import dev.gantry.shapes.ec2.DescribeInternetGatewaysRequest;
import dev.gantry.shapes.ec2.DescribeInternetGatewaysResponse;

/** Lists internet gateways. */
public final class DescribeInternetGateways
        implements Query<DescribeInternetGatewaysRequest, DescribeInternetGatewaysResponse> {

    @Override
    public DescribeInternetGatewaysResponse answer(DescribeInternetGatewaysRequest request, View view, Call call) {
        Ec2Error.endDryRun(request.dryRun());
        Network network = Network.of(view, call.scope());
        Listing.Wish wish = new Listing.Wish(
                request.internetGatewayIdsOrEmpty(),
                request.filtersOrEmpty(),
                request.maxResults(),
                request.nextToken());
        Listing.Page<GatewayRow> page = Listings.GATEWAYS.read(network, wish);
        return DescribeInternetGatewaysResponse.builder()
                .internetGateways(page.map(row -> row.answer(network)))
                .nextToken(page.nextToken().orElse(null))
                .build();
    }
}
