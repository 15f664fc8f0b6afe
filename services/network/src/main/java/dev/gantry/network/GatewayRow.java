package dev.gantry.network;

import dev.gantry.shapes.ec2.InternetGateway;
import dev.gantry.shapes.ec2.InternetGatewayAttachment;
import dev.gantry.value.Scope;
import java.util.Optional;

/** An internet gateway, attached to a VPC or to none. */
public record GatewayRow(Scope scope, String id, Optional<String> vpcId) implements NetworkRow {

    public InternetGateway answer(Network network) {
        return InternetGateway.builder()
                .internetGatewayId(id)
                .ownerId(scope.account())
                .attachments(vpcId.stream()
                        .map(vpc -> InternetGatewayAttachment.builder()
                                .state("available")
                                .vpcId(vpc)
                                .build())
                        .toList())
                .tags(network.tags(id))
                .build();
    }
}
