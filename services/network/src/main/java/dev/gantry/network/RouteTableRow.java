package dev.gantry.network;

import dev.gantry.shapes.ec2.Route;
import dev.gantry.shapes.ec2.RouteTable;
import dev.gantry.shapes.ec2.RouteTableAssociation;
import dev.gantry.shapes.ec2.RouteTableAssociationState;
import dev.gantry.value.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A route table of a VPC.
 *
 * @param associations with subnets; the one without a subnet makes it the VPC's main table
 */
public record RouteTableRow(Scope scope, String id, String vpcId, List<RouteRow> routes, List<Association> associations)
        implements NetworkRow {

    /** Where traffic for a range of addresses goes: {@code local} or an internet gateway. */
    public record RouteRow(String destination, String gatewayId) {

        public boolean isLocal() {
            return gatewayId.equals("local");
        }

        String origin() {
            return isLocal() ? "CreateRouteTable" : "CreateRoute";
        }
    }

    /** A subnet that uses the table; none for the main association. */
    public record Association(String id, Optional<String> subnetId) {}

    public boolean isMain() {
        return associations.stream()
                .anyMatch(association -> association.subnetId().isEmpty());
    }

    public RouteTableRow plus(RouteRow route) {
        List<RouteRow> more = new ArrayList<>(routes);
        more.add(route);
        return new RouteTableRow(scope, id, vpcId, more, associations);
    }

    public RouteTableRow plus(Association association) {
        List<Association> more = new ArrayList<>(associations);
        more.add(association);
        return new RouteTableRow(scope, id, vpcId, routes, more);
    }

    public RouteTableRow withoutAssociation(String associationId) {
        List<Association> left = associations.stream()
                .filter(association -> !association.id().equals(associationId))
                .toList();
        return new RouteTableRow(scope, id, vpcId, routes, left);
    }

    public RouteTable answer(Network network) {
        return RouteTable.builder()
                .routeTableId(id)
                .vpcId(vpcId)
                .ownerId(scope.account())
                .routes(routes.stream().map(route -> answer(route, network)).toList())
                .associations(associations.stream().map(this::answer).toList())
                .propagatingVgws(List.of())
                .tags(network.tags(id))
                .build();
    }

    /** A route to a gateway that is gone or detached leads nowhere. */
    private Route answer(RouteRow route, Network network) {
        boolean leads = route.isLocal()
                || network.find(NetworkTables.GATEWAYS, route.gatewayId())
                        .filter(gateway -> gateway.vpcId().equals(Optional.of(vpcId)))
                        .isPresent();
        return Route.builder()
                .destinationCidrBlock(route.destination())
                .gatewayId(route.gatewayId())
                .origin(route.origin())
                .state(leads ? "active" : "blackhole")
                .build();
    }

    private RouteTableAssociation answer(Association association) {
        return RouteTableAssociation.builder()
                .routeTableAssociationId(association.id())
                .routeTableId(id)
                .subnetId(association.subnetId().orElse(null))
                .main(association.subnetId().isEmpty())
                .associationState(
                        RouteTableAssociationState.builder().state("associated").build())
                .build();
    }
}
