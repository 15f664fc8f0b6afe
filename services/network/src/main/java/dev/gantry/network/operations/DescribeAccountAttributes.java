package dev.gantry.network.operations;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.View;
import dev.gantry.network.Ec2Error;
import dev.gantry.network.Network;
import dev.gantry.network.VpcRow;
import dev.gantry.shapes.ec2.AccountAttribute;
import dev.gantry.shapes.ec2.AccountAttributeValue;
import dev.gantry.shapes.ec2.DescribeAccountAttributesRequest;
import dev.gantry.shapes.ec2.DescribeAccountAttributesResponse;
import java.util.List;

/** Tells the default VPC and that there is nothing but VPCs. */
public final class DescribeAccountAttributes
        implements Query<DescribeAccountAttributesRequest, DescribeAccountAttributesResponse> {

    @Override
    public DescribeAccountAttributesResponse answer(DescribeAccountAttributesRequest request, View view, Call call) {
        Ec2Error.endDryRun(request.dryRun());
        Network network = Network.of(view, call.scope());
        String vpc = network.defaultVpc().map(VpcRow::id).orElse("none");
        List<String> names = request.attributeNamesOrEmpty();
        return DescribeAccountAttributesResponse.builder()
                .accountAttributes(
                        List.of(attribute("supported-platforms", "VPC"), attribute("default-vpc", vpc)).stream()
                                .filter(attribute -> names.isEmpty() || names.contains(attribute.attributeName()))
                                .toList())
                .build();
    }

    private static AccountAttribute attribute(String name, String value) {
        return AccountAttribute.builder()
                .attributeName(name)
                .attributeValues(List.of(
                        AccountAttributeValue.builder().attributeValue(value).build()))
                .build();
    }
}
