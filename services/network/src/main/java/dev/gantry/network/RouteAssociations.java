package dev.gantry.network;

import dev.gantry.network.RouteTableRow.Association;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds associations of route tables, which are parts of their rows. */
public final class RouteAssociations {

    private RouteAssociations() {}

    /** An association and the table that it belongs to. */
    public record Found(RouteTableRow table, Association association) {}

    public static List<Found> ofSubnet(String subnetId, Network network) {
        return find(association -> association.subnetId().equals(Optional.of(subnetId)), network);
    }

    public static Found withId(String id, Network network) {
        return find(association -> association.id().equals(id), network).stream()
                .findFirst()
                .orElseThrow(() ->
                        Ec2Error.of("InvalidAssociationID.NotFound", "The association ID '" + id + "' does not exist"));
    }

    private static List<Found> find(Predicate<Association> wanted, Network network) {
        return network.all(NetworkTables.ROUTE_TABLES)
                .flatMap(table ->
                        table.associations().stream().filter(wanted).map(association -> new Found(table, association)))
                .toList();
    }
}
