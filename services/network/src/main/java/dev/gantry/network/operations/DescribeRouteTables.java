package dev.gantry.network.operations;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.View;
import dev.gantry.network.Ec2Error;
import dev.gantry.network.Listing;
import dev.gantry.network.Listings;
import dev.gantry.network.Network;
import dev.gantry.network.RouteTableRow;
import dev.gantry.shapes.ec2.DescribeRouteTablesRequest;
import dev.gantry.shapes.ec2.DescribeRouteTablesResponse;

/** Lists route tables. */
public final class DescribeRouteTables implements Query<DescribeRouteTablesRequest, DescribeRouteTablesResponse> {

    @Override
    public DescribeRouteTablesResponse answer(DescribeRouteTablesRequest request, View view, Call call) {
        Ec2Error.endDryRun(request.dryRun());
        Network network = Network.of(view, call.scope());
        Listing.Wish wish = new Listing.Wish(
                request.routeTableIdsOrEmpty(), request.filtersOrEmpty(), request.maxResults(), request.nextToken());
        Listing.Page<RouteTableRow> page = Listings.ROUTE_TABLES.read(network, wish);
        return DescribeRouteTablesResponse.builder()
                .routeTables(page.map(row -> row.answer(network)))
                .nextToken(page.nextToken().orElse(null))
                .build();
    }
}
