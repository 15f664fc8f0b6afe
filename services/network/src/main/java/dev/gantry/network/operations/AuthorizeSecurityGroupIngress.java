package dev.gantry.network.operations;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.network.Ec2Error;
import dev.gantry.network.GroupReference;
import dev.gantry.network.NetworkEdit;
import dev.gantry.network.Permissions;
import dev.gantry.network.ResourceKind;
import dev.gantry.network.RuleEdit;
import dev.gantry.network.RuleRow;
import dev.gantry.network.SecurityGroupRow;
import dev.gantry.network.Subjects;
import dev.gantry.shapes.ec2.AuthorizeSecurityGroupIngressRequest;
import dev.gantry.shapes.ec2.AuthorizeSecurityGroupIngressResponse;
import dev.gantry.shapes.ec2.IpPermission;
import java.util.List;

/** Lets into a security group what the permissions describe; none of them may be there already. */
public final class AuthorizeSecurityGroupIngress
        implements Command<AuthorizeSecurityGroupIngressRequest, AuthorizeSecurityGroupIngressResponse> {

    @Override
    public String subject(AuthorizeSecurityGroupIngressRequest request, Call call) {
        return Subjects.of(ResourceKind.SECURITY_GROUP, request.groupId(), call);
    }

    @Override
    public AuthorizeSecurityGroupIngressResponse run(AuthorizeSecurityGroupIngressRequest request, Tx tx, Call call) {
        Ec2Error.endDryRun(request.dryRun());
        NetworkEdit edit = NetworkEdit.begin(tx, call);
        Ec2Error.unsupported(request.sourceSecurityGroupOwnerId() != null, "sourceSecurityGroupOwnerId");
        Ec2Error.unsupported(request.sourceSecurityGroupName() != null, "sourceSecurityGroupName");
        SecurityGroupRow group = GroupReference.of(request.groupId(), request.groupName(), edit.network());
        List<IpPermission> permissions = Permissions.legacy(
                request.ipPermissionsOrEmpty(),
                request.ipProtocol(),
                request.fromPort(),
                request.toPort(),
                request.cidrIp());
        List<RuleRow> added = RuleEdit.add(edit, group, Permissions.read(permissions, false, edit.network(), group));
        added.forEach(
                rule -> edit.tagNew(ResourceKind.SECURITY_GROUP_RULE, rule.id(), request.tagSpecificationsOrEmpty()));
        return AuthorizeSecurityGroupIngressResponse.builder()
                .return_(true)
                .securityGroupRules(
                        added.stream().map(rule -> rule.answer(edit.network())).toList())
                .build();
    }
}
