package dev.gantry.network.operations;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.network.Ec2Error;
import dev.gantry.network.GatewayRow;
import dev.gantry.network.Ipv4Block;
import dev.gantry.network.Network;
import dev.gantry.network.NetworkEdit;
import dev.gantry.network.NetworkTables;
import dev.gantry.network.ResourceKind;
import dev.gantry.network.RouteTableRow;
import dev.gantry.network.Subjects;
import dev.gantry.shapes.ec2.CreateRouteRequest;
import dev.gantry.shapes.ec2.CreateRouteResponse;
import java.util.Optional;

/** Adds a route to an internet gateway; other targets are not there. */
public final class CreateRoute implements Command<CreateRouteRequest, CreateRouteResponse> {

    @Override
    public String subject(CreateRouteRequest request, Call call) {
        return Subjects.of(ResourceKind.ROUTE_TABLE, request.routeTableId(), call);
    }

    @Override
    public CreateRouteResponse run(CreateRouteRequest request, Tx tx, Call call) {
        Ec2Error.endDryRun(request.dryRun());
        NetworkEdit edit = NetworkEdit.begin(tx, call);
        Network network = edit.network();
        RouteTableRow table = network.require(
                NetworkTables.ROUTE_TABLES,
                ResourceKind.ROUTE_TABLE,
                Ec2Error.required(request.routeTableId(), "routeTableId"));
        Ec2Error.unsupported(request.destinationIpv6CidrBlock() != null, "destinationIpv6CidrBlock");
        Ec2Error.unsupported(request.destinationPrefixListId() != null, "destinationPrefixListId");
        String destination = destination(Ec2Error.required(request.destinationCidrBlock(), "destinationCidrBlock"));
        GatewayRow gateway = gateway(request, network);
        if (!gateway.vpcId().equals(Optional.of(table.vpcId()))) {
            throw Ec2Error.invalidValue("route table " + table.id() + " and network gateway " + gateway.id()
                    + " belong to different networks");
        }
        if (table.routes().stream().anyMatch(route -> route.destination().equals(destination))) {
            throw Ec2Error.of("RouteAlreadyExists", "The route identified by " + destination + " already exists.");
        }
        edit.put(NetworkTables.ROUTE_TABLES, table.plus(new RouteTableRow.RouteRow(destination, gateway.id())));
        return CreateRouteResponse.builder().return_(true).build();
    }

    private static String destination(String cidr) {
        return Ipv4Block.parse(cidr)
                .map(Ipv4Block::toString)
                .orElseThrow(() -> Ec2Error.invalidValue("Value (" + cidr
                        + ") for parameter destinationCidrBlock is invalid. This is not a valid CIDR block."));
    }

    private static GatewayRow gateway(CreateRouteRequest request, Network network) {
        Ec2Error.unsupported(request.natGatewayId() != null, "natGatewayId");
        Ec2Error.unsupported(request.localGatewayId() != null, "localGatewayId");
        Ec2Error.unsupported(request.carrierGatewayId() != null, "carrierGatewayId");
        Ec2Error.unsupported(request.coreNetworkArn() != null, "coreNetworkArn");
        Ec2Error.unsupported(request.odbNetworkArn() != null, "odbNetworkArn");
        Ec2Error.unsupported(request.egressOnlyInternetGatewayId() != null, "egressOnlyInternetGatewayId");
        Ec2Error.unsupported(request.instanceId() != null, "instanceId");
        Ec2Error.unsupported(request.networkInterfaceId() != null, "networkInterfaceId");
        Ec2Error.unsupported(request.transitGatewayId() != null, "transitGatewayId");
        Ec2Error.unsupported(request.vpcEndpointId() != null, "vpcEndpointId");
        Ec2Error.unsupported(request.vpcPeeringConnectionId() != null, "vpcPeeringConnectionId");
        String id = Ec2Error.required(request.gatewayId(), "gatewayId");
        return network.require(NetworkTables.GATEWAYS, ResourceKind.INTERNET_GATEWAY, id);
    }
}
