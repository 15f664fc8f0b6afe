package dev.gantry.network.operations;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.View;
import dev.gantry.network.Ec2Error;
import dev.gantry.network.Network;
import dev.gantry.network.ResourceKind;
import dev.gantry.network.Subjects;
import dev.gantry.network.VpcRow;
import dev.gantry.shapes.ec2.AttributeBooleanValue;
import dev.gantry.shapes.ec2.DescribeVpcAttributeRequest;
import dev.gantry.shapes.ec2.DescribeVpcAttributeResponse;

/** Answers one attribute of a VPC. */
public final class DescribeVpcAttribute implements Query<DescribeVpcAttributeRequest, DescribeVpcAttributeResponse> {

    @Override
    public String subject(DescribeVpcAttributeRequest request, Call call) {
        return Subjects.of(ResourceKind.VPC, request.vpcId(), call);
    }

    @Override
    public DescribeVpcAttributeResponse answer(DescribeVpcAttributeRequest request, View view, Call call) {
        Ec2Error.endDryRun(request.dryRun());
        Network network = Network.of(view, call.scope());
        VpcRow vpc = network.vpc(Ec2Error.required(request.vpcId(), "vpcId"));
        VpcRow.VpcAttributes attributes = vpc.attributes();
        DescribeVpcAttributeResponse.Builder answer =
                DescribeVpcAttributeResponse.builder().vpcId(vpc.id());
        String attribute = Ec2Error.required(request.attribute(), "attribute");
        switch (attribute) {
            case "enableDnsSupport" -> answer.enableDnsSupport(value(attributes.enableDnsSupport()));
            case "enableDnsHostnames" -> answer.enableDnsHostnames(value(attributes.enableDnsHostnames()));
            case "enableNetworkAddressUsageMetrics" ->
                answer.enableNetworkAddressUsageMetrics(value(attributes.enableNetworkAddressUsageMetrics()));
            default ->
                throw Ec2Error.invalidValue(
                        "Value (" + attribute + ") for parameter attribute is invalid. Unknown attribute.");
        }
        return answer.build();
    }

    private static AttributeBooleanValue value(boolean value) {
        return AttributeBooleanValue.builder().value(value).build();
    }
}
