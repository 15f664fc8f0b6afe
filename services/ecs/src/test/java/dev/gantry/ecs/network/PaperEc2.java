package dev.gantry.ecs.network;

import dev.gantry.kernel.FrontDoor;
import dev.gantry.shapes.ec2.CreateNetworkInterfaceRequest;
import dev.gantry.shapes.ec2.CreateNetworkInterfaceResponse;
import dev.gantry.shapes.ec2.DeleteNetworkInterfaceRequest;
import dev.gantry.shapes.ec2.DeleteNetworkInterfaceResponse;
import dev.gantry.shapes.ec2.DescribeNetworkInterfacesRequest;
import dev.gantry.shapes.ec2.DescribeNetworkInterfacesResponse;
import dev.gantry.shapes.ec2.DescribeSubnetsRequest;
import dev.gantry.shapes.ec2.DescribeSubnetsResponse;
import dev.gantry.shapes.ec2.NetworkInterface;
import dev.gantry.shapes.ec2.Subnet;
import dev.gantry.value.Caller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** EC2's network interfaces by client token, as far as tasks need them; its server can be killed after an answer. */
final class PaperEc2 implements FrontDoor {

    final Map<String, NetworkInterface> interfaces = new LinkedHashMap<>();
    boolean killsServer;

    static final class Killed extends RuntimeException {}

    @Override
    public <O> O call(Caller principal, Object request, Class<O> response) {
        Object answer =
                switch (request) {
                    case DescribeSubnetsRequest subnets -> subnets(subnets.subnetIdsOrEmpty());
                    case CreateNetworkInterfaceRequest wish -> create(wish);
                    case DescribeNetworkInterfacesRequest wish -> described(wish);
                    case DeleteNetworkInterfaceRequest wish -> delete(wish);
                    default -> throw new IllegalArgumentException(request.toString());
                };
        return response.cast(answer);
    }

    private DeleteNetworkInterfaceResponse delete(DeleteNetworkInterfaceRequest wish) {
        interfaces.values().removeIf(row -> Objects.equals(row.networkInterfaceId(), wish.networkInterfaceId()));
        return new DeleteNetworkInterfaceResponse();
    }

    private static DescribeSubnetsResponse subnets(List<String> ids) {
        return DescribeSubnetsResponse.builder()
                .subnets(ids.stream()
                        .map(id -> Subnet.builder().subnetId(id).build())
                        .toList())
                .build();
    }

    private CreateNetworkInterfaceResponse create(CreateNetworkInterfaceRequest wish) {
        NetworkInterface row = interfaces.computeIfAbsent(
                Objects.requireNonNull(wish.clientToken()),
                _ -> NetworkInterface.builder()
                        .networkInterfaceId("eni-" + (interfaces.size() + 1))
                        .description(wish.description())
                        .build());
        if (killsServer) {
            throw new Killed();
        }
        return CreateNetworkInterfaceResponse.builder().networkInterface(row).build();
    }

    private DescribeNetworkInterfacesResponse described(DescribeNetworkInterfacesRequest wish) {
        List<String> wanted = wish.filtersOrEmpty().getFirst().valuesOrEmpty();
        return DescribeNetworkInterfacesResponse.builder()
                .networkInterfaces(interfaces.values().stream()
                        .filter(row -> wanted.contains(Objects.requireNonNullElse(row.description(), "")))
                        .toList())
                .build();
    }
}
