package dev.gantry.ecs.network;

import dev.gantry.shapes.ec2.DescribeSubnetsRequest;
import dev.gantry.shapes.ec2.DescribeSubnetsResponse;
import dev.gantry.shapes.ec2.Subnet;
import dev.gantry.value.Scope;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The address ranges of subnets. They never change, so each is asked for once. */
public final class Subnets {

    private final ServiceRole ecs;
    private final Map<String, String> gateways = new ConcurrentHashMap<>();

    public Subnets(ServiceRole ecs) {
        this.ecs = ecs;
    }

    List<Subnet> describe(Scope scope, List<String> ids) {
        DescribeSubnetsRequest request =
                DescribeSubnetsRequest.builder().subnetIds(ids).build();
        return ecs.call(scope, request, DescribeSubnetsResponse.class).subnetsOrEmpty();
    }

    /** The router's address and the prefix length, as in {@code 172.31.0.1/20}: the first address after the network's. */
    public String gateway(Scope scope, String subnetId) {
        return gateways.computeIfAbsent(
                scope.prefix() + subnetId,
                _ -> gateway(Objects.requireNonNull(
                        describe(scope, List.of(subnetId)).getFirst().cidrBlock())));
    }

    static String gateway(String cidr) {
        String[] parts = cidr.split("/");
        String[] octets = parts[0].split("\\.");
        octets[3] = String.valueOf(Integer.parseInt(octets[3]) + 1);
        return String.join(".", octets) + "/" + parts[1];
    }
}
