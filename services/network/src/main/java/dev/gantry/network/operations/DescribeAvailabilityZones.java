package dev.gantry.network.operations;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.View;
import dev.gantry.network.Ec2Error;
import dev.gantry.network.PlainFilters;
import dev.gantry.network.Zones;
import dev.gantry.shapes.ec2.AvailabilityZone;
import dev.gantry.shapes.ec2.DescribeAvailabilityZonesRequest;
import dev.gantry.shapes.ec2.DescribeAvailabilityZonesResponse;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lists the three availability zones of the region. */
public final class DescribeAvailabilityZones
        implements Query<DescribeAvailabilityZonesRequest, DescribeAvailabilityZonesResponse> {

    private static final PlainFilters<AvailabilityZone> ZONES = new PlainFilters<AvailabilityZone>()
            .with("zone-name", AvailabilityZone::zoneName)
            .with("zone-id", AvailabilityZone::zoneId)
            .with("state", AvailabilityZone::state)
            .with("region-name", AvailabilityZone::regionName)
            .with("zone-type", AvailabilityZone::zoneType)
            .with("opt-in-status", AvailabilityZone::optInStatus)
            .with("group-name", AvailabilityZone::groupName)
            .with("network-border-group", AvailabilityZone::networkBorderGroup)
            .with("message", _ -> "")
            .with("parent-zone-id", _ -> "")
            .with("parent-zone-name", _ -> "");

    @Override
    public DescribeAvailabilityZonesResponse answer(DescribeAvailabilityZonesRequest request, View view, Call call) {
        Ec2Error.endDryRun(request.dryRun());
        Predicate<AvailabilityZone> wanted = ZONES.read(request.filtersOrEmpty());
        requireKnown(request, call.region());
        return DescribeAvailabilityZonesResponse.builder()
                .availabilityZones(Zones.answer(call.region()).stream()
                        .filter(zone -> fits(request.zoneNamesOrEmpty(), zone.zoneName()))
                        .filter(zone -> fits(request.zoneIdsOrEmpty(), zone.zoneId()))
                        .filter(wanted)
                        .toList())
                .build();
    }

    private static void requireKnown(DescribeAvailabilityZonesRequest request, String region) {
        for (String name : request.zoneNamesOrEmpty()) {
            if (!Zones.names(region).contains(name)) {
                throw Ec2Error.invalidValue("Invalid availability zone: [" + name + "]");
            }
        }
    }

    private static boolean fits(List<String> wanted, @Nullable String value) {
        return wanted.isEmpty() || wanted.contains(value);
    }
}
