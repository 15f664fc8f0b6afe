package dev.gantry.ecs.launch;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ec2.DescribeSecurityGroupsRequest;
import dev.gantry.shapes.ec2.DescribeSecurityGroupsResponse;
import dev.gantry.shapes.ec2.DescribeSubnetsRequest;
import dev.gantry.shapes.ec2.DescribeSubnetsResponse;
import dev.gantry.shapes.ec2.Subnet;
import dev.gantry.shapes.ecs.AwsVpcConfiguration;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.NetworkConfiguration;
import dev.gantry.shapes.ecs.NetworkMode;
import dev.gantry.value.ServiceException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks the network configuration of awsvpc tasks against EC2's subnets and security groups. */
final class Networks {

    private static final int MOST_SUBNETS = 16;
    private static final int MOST_GROUPS = 5;

    private Networks() {}

    /** The availability zones of the task's subnets; none for tasks that share their host's network. */
    static Set<String> zones(
            View view, Call call, @Nullable String networkMode, @Nullable NetworkConfiguration configuration) {
        boolean awsvpc = NetworkMode.AWSVPC.equals(networkMode);
        if (!awsvpc && configuration != null) {
            throw new InvalidParameterException(
                    "Network Configuration is not valid for the given networkMode of this task definition.");
        }
        return awsvpc ? zones(view, call, required(configuration)) : Set.of();
    }

    private static AwsVpcConfiguration required(@Nullable NetworkConfiguration configuration) {
        AwsVpcConfiguration vpc = configuration == null ? null : configuration.awsvpcConfiguration();
        if (vpc == null) {
            throw new InvalidParameterException(
                    "Network Configuration must be provided when networkMode 'awsvpc' is specified.");
        }
        return vpc;
    }

    private static Set<String> zones(View view, Call call, AwsVpcConfiguration vpc) {
        List<String> subnetIds = vpc.subnetsOrEmpty();
        if (subnetIds.isEmpty()) {
            throw new InvalidParameterException("subnets can not be empty.");
        }
        atMost(subnetIds, MOST_SUBNETS, "subnets");
        atMost(vpc.securityGroupsOrEmpty(), MOST_GROUPS, "securityGroups");
        List<Subnet> subnets = subnets(view, call, subnetIds);
        if (subnets.stream().map(Subnet::vpcId).distinct().count() > 1) {
            throw new InvalidParameterException("All subnets must be in the same VPC.");
        }
        checkGroups(view, call, vpc.securityGroupsOrEmpty(), subnets.getFirst());
        return subnets.stream()
                .map(subnet -> Objects.requireNonNullElse(subnet.availabilityZone(), ""))
                .collect(Collectors.toSet());
    }

    private static void atMost(List<String> items, int most, String name) {
        if (items.size() > most) {
            throw new InvalidParameterException(name + " can have at most " + most + " items.");
        }
    }

    private static List<Subnet> subnets(View view, Call call, List<String> ids) {
        DescribeSubnetsRequest request =
                DescribeSubnetsRequest.builder().subnetIds(ids).build();
        return ec2(
                        () -> call.ask(view, request, DescribeSubnetsResponse.class),
                        "Error retrieving subnet information for " + ids)
                .subnetsOrEmpty();
    }

    private static void checkGroups(View view, Call call, List<String> ids, Subnet subnet) {
        if (ids.isEmpty()) {
            return;
        }
        DescribeSecurityGroupsRequest request =
                DescribeSecurityGroupsRequest.builder().groupIds(ids).build();
        DescribeSecurityGroupsResponse found = ec2(
                () -> call.ask(view, request, DescribeSecurityGroupsResponse.class),
                "Error retrieving security group information for " + ids);
        boolean elsewhere = found.securityGroupsOrEmpty().stream()
                .anyMatch(group -> !Objects.equals(group.vpcId(), subnet.vpcId()));
        if (elsewhere) {
            throw new InvalidParameterException("Security group and subnet must belong to the same VPC.");
        }
    }

    private static <O> O ec2(Supplier<O> question, String what) {
        try {
            return question.get();
        } catch (ServiceException refused) {
            throw new InvalidParameterException(what + ": " + refused.text() + " (ErrorCode: " + refused.code() + ")");
        }
    }
}
