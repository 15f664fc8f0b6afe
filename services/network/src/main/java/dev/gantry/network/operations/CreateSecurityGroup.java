package dev.gantry.network.operations;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.network.Ec2Error;
import dev.gantry.network.Network;
import dev.gantry.network.NetworkEdit;
import dev.gantry.network.NetworkTables;
import dev.gantry.network.Permissions;
import dev.gantry.network.ResourceKind;
import dev.gantry.network.RuleRow;
import dev.gantry.network.SecurityGroupRow;
import dev.gantry.network.Subjects;
import dev.gantry.network.VpcRow;
import dev.gantry.shapes.ec2.CreateSecurityGroupRequest;
import dev.gantry.shapes.ec2.CreateSecurityGroupResponse;
import java.util.Optional;

/** Creates a security group that lets everything out and nothing in. */
public final class CreateSecurityGroup implements Command<CreateSecurityGroupRequest, CreateSecurityGroupResponse> {

    @Override
    public String subject(CreateSecurityGroupRequest request, Call call) {
        return Subjects.of(ResourceKind.SECURITY_GROUP, null, call);
    }

    @Override
    public CreateSecurityGroupResponse run(CreateSecurityGroupRequest request, Tx tx, Call call) {
        Ec2Error.endDryRun(request.dryRun());
        NetworkEdit edit = NetworkEdit.begin(tx, call);
        String name = Ec2Error.required(request.groupName(), "GroupName");
        String description = Ec2Error.required(request.description(), "GroupDescription");
        VpcRow vpc = vpc(request, edit.network());
        requireFree(name, vpc, edit.network());
        SecurityGroupRow group = edit.put(
                NetworkTables.GROUPS,
                new SecurityGroupRow(
                        call.scope(), edit.newId(ResourceKind.SECURITY_GROUP), vpc.id(), name, description));
        String ruleId = edit.newId(ResourceKind.SECURITY_GROUP_RULE);
        edit.put(
                NetworkTables.RULES,
                new RuleRow(call.scope(), ruleId, group.id(), Permissions.ALLOW_ALL_OUT, Optional.empty()));
        edit.tagNew(ResourceKind.SECURITY_GROUP, group.id(), request.tagSpecificationsOrEmpty());
        return CreateSecurityGroupResponse.builder()
                .groupId(group.id())
                .securityGroupArn(group.arn())
                .tags(edit.network().tags(group.id()))
                .build();
    }

    private static VpcRow vpc(CreateSecurityGroupRequest request, Network network) {
        return Optional.ofNullable(request.vpcId())
                .map(network::vpc)
                .or(network::defaultVpc)
                .orElseThrow(() -> Ec2Error.of("VPCIdNotSpecified", "No default VPC for this user"));
    }

    private static void requireFree(String name, VpcRow vpc, Network network) {
        if (name.startsWith("sg-")) {
            throw Ec2Error.invalidValue("Invalid group name '" + name + "': it must not start with sg-");
        }
        if (name.equals("default")) {
            throw Ec2Error.invalidValue("Cannot use reserved security group name: default");
        }
        if (network.groupsOf(vpc.id()).anyMatch(group -> group.name().equals(name))) {
            throw Ec2Error.of(
                    "InvalidGroup.Duplicate",
                    "The security group '" + name + "' already exists for VPC '" + vpc.id() + "'");
        }
    }
}
