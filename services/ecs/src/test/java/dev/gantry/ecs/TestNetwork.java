package dev.gantry.ecs;

import dev.gantry.kernel.Asks;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ec2.DescribeSecurityGroupsRequest;
import dev.gantry.shapes.ec2.DescribeSecurityGroupsResponse;
import dev.gantry.shapes.ec2.DescribeSubnetsRequest;
import dev.gantry.shapes.ec2.DescribeSubnetsResponse;
import dev.gantry.shapes.ec2.SecurityGroup;
import dev.gantry.shapes.ec2.Subnet;
import dev.gantry.value.ServiceException;
import java.util.List;

/** EC2 as far as launches ask it: subnet-a is in zone a of vpc-1 and so on; subnet-x and sg-x are of vpc-2. */
final class TestNetwork implements Asks {

    @Override
    public <O> O ask(View view, Object request, Class<O> response, Call by) {
        return switch (request) {
            case DescribeSubnetsRequest subnets ->
                response.cast(DescribeSubnetsResponse.builder()
                        .subnets(subnets(subnets.subnetIdsOrEmpty()))
                        .build());
            case DescribeSecurityGroupsRequest groups ->
                response.cast(DescribeSecurityGroupsResponse.builder()
                        .securityGroups(groups.groupIdsOrEmpty().stream()
                                .map(id -> SecurityGroup.builder()
                                        .groupId(id)
                                        .vpcId(vpc(id))
                                        .build())
                                .toList())
                        .build());
            default -> throw new IllegalArgumentException(request.toString());
        };
    }

    private static List<Subnet> subnets(List<String> ids) {
        return ids.stream().map(TestNetwork::subnet).toList();
    }

    private static Subnet subnet(String id) {
        if (!id.matches("subnet-[a-cx]")) {
            throw new ServiceException("InvalidSubnetID.NotFound", 400, "The subnet ID '" + id + "' does not exist");
        }
        return Subnet.builder()
                .subnetId(id)
                .vpcId(vpc(id))
                .availabilityZone("us-east-1" + id.charAt(id.length() - 1))
                .build();
    }

    private static String vpc(String id) {
        return id.endsWith("x") ? "vpc-2" : "vpc-1";
    }
}
