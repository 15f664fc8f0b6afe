package dev.gantry.network.operations;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.View;
import dev.gantry.network.Ec2Error;
import dev.gantry.network.PlainFilters;
import dev.gantry.shapes.ec2.DescribeRegionsRequest;
import dev.gantry.shapes.ec2.DescribeRegionsResponse;
import dev.gantry.shapes.ec2.Region;
import java.util.stream.Stream;

/** Lists the region that is asked. Every name is a region here; none but it is known to be wanted. */
public final class DescribeRegions implements Query<DescribeRegionsRequest, DescribeRegionsResponse> {

    private static final PlainFilters<Region> REGIONS = new PlainFilters<Region>()
            .with("region-name", Region::regionName)
            .with("endpoint", Region::endpoint)
            .with("opt-in-status", Region::optInStatus);

    @Override
    public DescribeRegionsResponse answer(DescribeRegionsRequest request, View view, Call call) {
        Ec2Error.endDryRun(request.dryRun());
        Region region = Region.builder()
                .regionName(call.region())
                .endpoint("ec2." + call.region() + ".amazonaws.com")
                .optInStatus("opt-in-not-required")
                .build();
        for (String name : request.regionNamesOrEmpty()) {
            if (!name.equals(call.region())) {
                throw Ec2Error.invalidValue("Invalid region provided: [" + name + "]");
            }
        }
        return DescribeRegionsResponse.builder()
                .regions(Stream.of(region)
                        .filter(REGIONS.read(request.filtersOrEmpty()))
                        .toList())
                .build();
    }
}
