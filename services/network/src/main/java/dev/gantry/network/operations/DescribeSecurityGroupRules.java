package dev.gantry.network.operations;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.View;
import dev.gantry.network.Ec2Error;
import dev.gantry.network.Listing;
import dev.gantry.network.Listings;
import dev.gantry.network.Network;
import dev.gantry.network.RuleRow;
import dev.gantry.shapes.ec2.DescribeSecurityGroupRulesRequest;
import dev.gantry.shapes.ec2.DescribeSecurityGroupRulesResponse;

/** Lists the rules of security groups one by one. */
public final class DescribeSecurityGroupRules
        implements Query<DescribeSecurityGroupRulesRequest, DescribeSecurityGroupRulesResponse> {

    @Override
    public DescribeSecurityGroupRulesResponse answer(DescribeSecurityGroupRulesRequest request, View view, Call call) {
        Ec2Error.endDryRun(request.dryRun());
        Network network = Network.of(view, call.scope());
        Listing.Wish wish = new Listing.Wish(
                request.securityGroupRuleIdsOrEmpty(),
                request.filtersOrEmpty(),
                request.maxResults(),
                request.nextToken());
        Listing.Page<RuleRow> page = Listings.RULES.read(network, wish);
        return DescribeSecurityGroupRulesResponse.builder()
                .securityGroupRules(page.map(row -> row.answer(network)))
                .nextToken(page.nextToken().orElse(null))
                .build();
    }
}
