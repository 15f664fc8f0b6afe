package dev.gantry.network;

import dev.gantry.shapes.ec2.AvailabilityZone;
import java.util.List;
import java.util.Map;

/** The three availability zones that every region has here. */
public final class Zones {

    private static final List<String> LETTERS = List.of("a", "b", "c");

    private static final Map<String, String> DIRECTIONS = Map.ofEntries(
            Map.entry("north", "n"),
            Map.entry("south", "s"),
            Map.entry("east", "e"),
            Map.entry("west", "w"),
            Map.entry("central", "c"),
            Map.entry("northeast", "ne"),
            Map.entry("northwest", "nw"),
            Map.entry("southeast", "se"),
            Map.entry("southwest", "sw"));

    private Zones() {}

    public static List<String> names(String region) {
        return LETTERS.stream().map(region::concat).toList();
    }

    /** As in {@code use1-az2} for {@code us-east-1b}. */
    public static String id(String zone) {
        String[] parts = zone.substring(0, zone.length() - 1).split("-");
        StringBuilder id = new StringBuilder();
        for (String part : parts) {
            id.append(DIRECTIONS.getOrDefault(part, part));
        }
        return id + "-az" + (LETTERS.indexOf(zone.substring(zone.length() - 1)) + 1);
    }

    public static List<AvailabilityZone> answer(String region) {
        return names(region).stream()
                .map(name -> AvailabilityZone.builder()
                        .optInStatus("opt-in-not-required")
                        .messages(List.of())
                        .regionName(region)
                        .zoneName(name)
                        .zoneId(id(name))
                        .groupName(region + "-zg-1")
                        .networkBorderGroup(region)
                        .zoneType("availability-zone")
                        .state("available")
                        .build())
                .toList();
    }
}
