package dev.gantry.network.operations;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.View;
import dev.gantry.network.Ec2Error;
import dev.gantry.network.InterfaceRow;
import dev.gantry.network.Listing;
import dev.gantry.network.Listings;
import dev.gantry.network.Network;
import dev.gantry.shapes.ec2.DescribeNetworkInterfacesRequest;
import dev.gantry.shapes.ec2.DescribeNetworkInterfacesResponse;

/** Lists network interfaces. */
public final class DescribeNetworkInterfaces
        implements Query<DescribeNetworkInterfacesRequest, DescribeNetworkInterfacesResponse> {

    @Override
    public DescribeNetworkInterfacesResponse answer(DescribeNetworkInterfacesRequest request, View view, Call call) {
        Ec2Error.endDryRun(request.dryRun());
        Network network = Network.of(view, call.scope());
        Listing.Wish wish = new Listing.Wish(
                request.networkInterfaceIdsOrEmpty(),
                request.filtersOrEmpty(),
                request.maxResults(),
                request.nextToken());
        Listing.Page<InterfaceRow> page = Listings.INTERFACES.read(network, wish);
        return DescribeNetworkInterfacesResponse.builder()
                .networkInterfaces(page.map(row -> row.answer(network)))
                .nextToken(page.nextToken().orElse(null))
                .build();
    }
}
