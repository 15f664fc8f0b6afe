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
import dev.gantry.shapes.ec2.IpPermission;
import dev.gantry.shapes.ec2.RevokeSecurityGroupEgressRequest;
import dev.gantry.shapes.ec2.RevokeSecurityGroupEgressResponse;
import java.util.List;

/** Takes permissions back, by what they describe or by the ids of their rules. */
public final class RevokeSecurityGroupEgress
        implements Command<RevokeSecurityGroupEgressRequest, RevokeSecurityGroupEgressResponse> {

    @Override
    public String subject(RevokeSecurityGroupEgressRequest request, Call call) {
        return Subjects.of(ResourceKind.SECURITY_GROUP, request.groupId(), call);
    }

    @Override
    public RevokeSecurityGroupEgressResponse run(RevokeSecurityGroupEgressRequest request, Tx tx, Call call) {
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
        List<RuleRow> removed = RuleEdit.remove(edit, group, true, permissions, request.securityGroupRuleIdsOrEmpty());
        return RevokeSecurityGroupEgressResponse.builder()
                .return_(true)
                .unknownIpPermissions(List.of())
                .revokedSecurityGroupRules(
                        removed.stream().map(RuleRow::revoked).toList())
                .build();
    }
}
