package dev.gantry.network.operations;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.View;
import dev.gantry.network.Ec2Error;
import dev.gantry.network.GroupReference;
import dev.gantry.network.Listing;
import dev.gantry.network.Listings;
import dev.gantry.network.Network;
import dev.gantry.network.SecurityGroupRow;
import dev.gantry.shapes.ec2.DescribeSecurityGroupsRequest;
import dev.gantry.shapes.ec2.DescribeSecurityGroupsResponse;
import java.util.ArrayList;
import java.util.List;

/** Lists security groups with their rules. Names are those of the default VPC. */
public final class DescribeSecurityGroups
        implements Query<DescribeSecurityGroupsRequest, DescribeSecurityGroupsResponse> {

    @Override
    public DescribeSecurityGroupsResponse answer(DescribeSecurityGroupsRequest request, View view, Call call) {
        Ec2Error.endDryRun(request.dryRun());
        Network network = Network.of(view, call.scope());
        Listing.Wish wish = new Listing.Wish(
                ids(request, network), request.filtersOrEmpty(), request.maxResults(), request.nextToken());
        Listing.Page<SecurityGroupRow> page = Listings.GROUPS.read(network, wish);
        return DescribeSecurityGroupsResponse.builder()
                .securityGroups(page.map(row -> row.answer(network)))
                .nextToken(page.nextToken().orElse(null))
                .build();
    }

    private static List<String> ids(DescribeSecurityGroupsRequest request, Network network) {
        List<String> ids = new ArrayList<>(request.groupIdsOrEmpty());
        for (String name : request.groupNamesOrEmpty()) {
            ids.add(GroupReference.named(name, network).id());
        }
        return ids;
    }
}
