package dev.gantry.network.operations;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.network.Ec2Error;
import dev.gantry.network.NetworkEdit;
import dev.gantry.network.Permissions;
import dev.gantry.network.ResourceKind;
import dev.gantry.network.RuleEdit;
import dev.gantry.network.RuleRow;
import dev.gantry.network.SecurityGroupRow;
import dev.gantry.network.Subjects;
import dev.gantry.shapes.ec2.AuthorizeSecurityGroupEgressRequest;
import dev.gantry.shapes.ec2.AuthorizeSecurityGroupEgressResponse;
import dev.gantry.shapes.ec2.IpPermission;
import java.util.List;

/** Lets out of a security group what the permissions describe; none of them may be there already. */
public final class AuthorizeSecurityGroupEgress
        implements Command<AuthorizeSecurityGroupEgressRequest, AuthorizeSecurityGroupEgressResponse> {

    @Override
    public String subject(AuthorizeSecurityGroupEgressRequest request, Call call) {
        return Subjects.of(ResourceKind.SECURITY_GROUP, request.groupId(), call);
    }

    @Override
    public AuthorizeSecurityGroupEgressResponse run(AuthorizeSecurityGroupEgressRequest request, Tx tx, Call call) {
        Ec2Error.endDryRun(request.dryRun());
        NetworkEdit edit = NetworkEdit.begin(tx, call);
        Ec2Error.unsupported(request.sourceSecurityGroupOwnerId() != null, "sourceSecurityGroupOwnerId");
        Ec2Error.unsupported(request.sourceSecurityGroupName() != null, "sourceSecurityGroupName");
        SecurityGroupRow group = edit.network().group(Ec2Error.required(request.groupId(), "groupId"));
        List<IpPermission> permissions = Permissions.legacy(
                request.ipPermissionsOrEmpty(),
                request.ipProtocol(),
                request.fromPort(),
                request.toPort(),
                request.cidrIp());
        List<RuleRow> added = RuleEdit.add(edit, group, Permissions.read(permissions, true, edit.network(), group));
        added.forEach(
                rule -> edit.tagNew(ResourceKind.SECURITY_GROUP_RULE, rule.id(), request.tagSpecificationsOrEmpty()));
        return AuthorizeSecurityGroupEgressResponse.builder()
                .return_(true)
                .securityGroupRules(
                        added.stream().map(rule -> rule.answer(edit.network())).toList())
                .build();
    }
}
