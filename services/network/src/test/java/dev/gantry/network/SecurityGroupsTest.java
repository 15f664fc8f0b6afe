package dev.gantry.network;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.shapes.ec2.AuthorizeSecurityGroupEgressRequest;
import dev.gantry.shapes.ec2.AuthorizeSecurityGroupIngressRequest;
import dev.gantry.shapes.ec2.AuthorizeSecurityGroupIngressResponse;
import dev.gantry.shapes.ec2.CreateSecurityGroupRequest;
import dev.gantry.shapes.ec2.DeleteSecurityGroupRequest;
import dev.gantry.shapes.ec2.DescribeSecurityGroupRulesRequest;
import dev.gantry.shapes.ec2.DescribeSecurityGroupRulesResponse;
import dev.gantry.shapes.ec2.DescribeSecurityGroupsRequest;
import dev.gantry.shapes.ec2.DescribeSecurityGroupsResponse;
import dev.gantry.shapes.ec2.Filter;
import dev.gantry.shapes.ec2.IpPermission;
import dev.gantry.shapes.ec2.IpRange;
import dev.gantry.shapes.ec2.Ipv6Range;
import dev.gantry.shapes.ec2.RevokeSecurityGroupEgressRequest;
import dev.gantry.shapes.ec2.RevokeSecurityGroupIngressRequest;
import dev.gantry.shapes.ec2.SecurityGroup;
import dev.gantry.shapes.ec2.SecurityGroupRule;
import dev.gantry.shapes.ec2.UserIdGroupPair;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SecurityGroupsTest {

    private final NetworkWorld world = new NetworkWorld();
    private final String vpc = world.vpc("10.0.0.0/16");

    @Test
    void a_vpc_has_a_default_group_with_aws_default_rules() {
        SecurityGroup group =
                find(filter("vpc-id", vpc), filter("group-name", "default")).getFirst();

        assertThat(group.ipPermissionsOrEmpty()).singleElement().satisfies(permission -> {
            assertThat(permission.ipProtocol()).isEqualTo("-1");
            assertThat(permission.fromPort()).isNull();
            assertThat(permission.userIdGroupPairsOrEmpty().getFirst().groupId())
                    .isEqualTo(group.groupId());
        });
        assertThat(group.ipPermissionsEgressOrEmpty())
                .singleElement()
                .satisfies(permission -> assertThat(permission.ipRangesOrEmpty())
                        .containsExactly(IpRange.builder().cidrIp("0.0.0.0/0").build()));
        refused(DeleteSecurityGroupRequest.builder().groupId(group.groupId()).build(), "CannotDelete");
    }

    @Test
    void a_new_group_lets_everything_out_until_that_is_revoked_as_terraform_does() {
        String group = world.group(vpc, "web");
        IpPermission all = IpPermission.builder()
                .ipProtocol("-1")
                .ipRanges(List.of(IpRange.builder().cidrIp("0.0.0.0/0").build()))
                .build();
        IpPermission allIpv6 = IpPermission.builder()
                .ipProtocol("-1")
                .ipv6Ranges(List.of(Ipv6Range.builder().cidrIpv6("::/0").build()))
                .build();

        world.call(RevokeSecurityGroupEgressRequest.builder()
                .groupId(group)
                .ipPermissions(List.of(all))
                .build());
        refused(
                RevokeSecurityGroupEgressRequest.builder()
                        .groupId(group)
                        .ipPermissions(List.of(allIpv6))
                        .build(),
                "InvalidPermission.NotFound");
        assertThat(describe(group).ipPermissionsEgressOrEmpty()).isEmpty();

        world.call(AuthorizeSecurityGroupEgressRequest.builder()
                .groupId(group)
                .ipPermissions(List.of(all, allIpv6))
                .build());
        assertThat(describe(group).ipPermissionsEgressOrEmpty())
                .singleElement()
                .satisfies(
                        permission -> assertThat(permission.ipv6RangesOrEmpty()).hasSize(1));
    }

    @Test
    void rules_have_ids_and_are_bundled_by_protocol_and_ports() {
        String group = world.group(vpc, "web");
        String other = world.group(vpc, "other");

        List<SecurityGroupRule> added = world.call(
                        AuthorizeSecurityGroupIngressRequest.builder()
                                .groupId(group)
                                .ipPermissions(List.of(
                                        tcp(80, "10.0.0.0/8"),
                                        tcp(80, "192.168.0.0/16"),
                                        tcp(443, "0.0.0.0/0"),
                                        from(other)))
                                .build(),
                        AuthorizeSecurityGroupIngressResponse.class)
                .securityGroupRulesOrEmpty();

        assertThat(added).hasSize(4).allSatisfy(rule -> {
            assertThat(rule.securityGroupRuleId()).matches("sgr-[0-9a-f]{17}");
            assertThat(rule.isEgress()).isFalse();
        });
        assertThat(describe(group).ipPermissionsOrEmpty()).hasSize(3);
        assertThat(rules(group)).hasSize(5);
        assertThat(find(filter("ip-permission.from-port", "443"))).hasSize(1);
        assertThat(find(filter("ip-permission.group-id", other))).hasSize(1);
        assertThat(find(filter("egress.ip-permission.cidr", "10.*"))).isEmpty();
    }

    @Test
    void rules_are_revoked_by_id_or_by_what_they_say() {
        String group = world.group(vpc, "web");
        world.call(ingress(group, tcp(80, "10.0.0.0/8"), tcp(81, "10.0.0.0/8")));
        String first = rules(group).stream()
                .filter(rule -> Integer.valueOf(80).equals(rule.fromPort()))
                .map(rule -> requireNonNull(rule.securityGroupRuleId()))
                .findFirst()
                .orElseThrow();

        world.call(RevokeSecurityGroupIngressRequest.builder()
                .groupId(group)
                .securityGroupRuleIds(List.of(first))
                .build());
        world.call(RevokeSecurityGroupIngressRequest.builder()
                .groupId(group)
                .ipProtocol("tcp")
                .fromPort(81)
                .toPort(81)
                .cidrIp("10.0.0.0/8")
                .build());

        assertThat(describe(group).ipPermissionsOrEmpty()).isEmpty();
        refused(
                RevokeSecurityGroupIngressRequest.builder()
                        .groupId(group)
                        .securityGroupRuleIds(List.of(first))
                        .build(),
                "InvalidSecurityGroupRuleId.NotFound");
    }

    @Test
    void a_rule_is_there_once() {
        String group = world.group(vpc, "web");
        world.call(ingress(group, tcp(80, "10.0.0.0/8")));

        Refusals.assertRefused(
                world,
                ingress(group, tcp(81, "10.0.0.0/8"), tcp(80, "10.0.0.0/8")),
                "InvalidPermission.Duplicate",
                "the specified rule \"peer: 10.0.0.0/8, TCP, from port: 80, to port: 80, ALLOW\" already exists");
        assertThat(describe(group).ipPermissionsOrEmpty()).as("all or none").hasSize(1);
    }

    @Test
    void rules_that_cannot_be_are_refused() {
        String group = world.group(vpc, "web");

        refused(ingress(group, tcp(80, "10.0.0/8")), "InvalidParameterValue");
        refused(ingress(group, tcp(70000, "10.0.0.0/8")), "InvalidParameterValue");
        refused(ingress(group, from("sg-1")), "InvalidGroup.NotFound");
        refused(ingress(group, IpPermission.builder().ipProtocol("tcp").build()), "InvalidParameterValue");
        refused(
                ingress(
                        group,
                        IpPermission.builder()
                                .ipProtocol("nonsense")
                                .ipRanges(List.of(
                                        IpRange.builder().cidrIp("10.0.0.0/8").build()))
                                .build()),
                "InvalidParameterValue");
        refused(ingress(group), "MissingParameter");
        refused(ingress("sg-1", tcp(80, "10.0.0.0/8")), "InvalidGroup.NotFound");
    }

    @Test
    void names_are_unique_within_a_vpc() {
        world.group(vpc, "web");

        refused(create(vpc, "web"), "InvalidGroup.Duplicate");
        refused(create(vpc, "default"), "InvalidParameterValue");
        refused(create("vpc-1", "web"), "InvalidVpcID.NotFound");
        refused(CreateSecurityGroupRequest.builder().groupName("x").build(), "MissingParameter");
        world.call(create(null, "web"));
        assertThat(world.call(
                                DescribeSecurityGroupsRequest.builder()
                                        .groupNames(List.of("web"))
                                        .build(),
                                DescribeSecurityGroupsResponse.class)
                        .securityGroupsOrEmpty())
                .singleElement()
                .satisfies(group -> assertThat(group.vpcId()).isNotEqualTo(vpc));
    }

    @Test
    void a_group_in_use_stays() {
        String used = world.group(vpc, "used");
        String user = world.group(vpc, "user");
        world.call(ingress(user, from(used)));
        refused(DeleteSecurityGroupRequest.builder().groupId(used).build(), "DependencyViolation");

        world.call(DeleteSecurityGroupRequest.builder().groupId(user).build());
        world.networkInterface(world.subnet(vpc, "10.0.0.0/24"), used);
        refused(DeleteSecurityGroupRequest.builder().groupId(used).build(), "DependencyViolation");
        refused(DeleteSecurityGroupRequest.builder().groupId(user).build(), "InvalidGroup.NotFound");
        refused(
                DescribeSecurityGroupsRequest.builder().groupIds(List.of(user)).build(),
                "InvalidGroup.NotFound",
                "The security group '" + user + "' does not exist");
    }

    private static IpPermission tcp(int port, String cidr) {
        return IpPermission.builder()
                .ipProtocol("tcp")
                .fromPort(port)
                .toPort(port)
                .ipRanges(List.of(IpRange.builder().cidrIp(cidr).build()))
                .build();
    }

    private static IpPermission from(String group) {
        return IpPermission.builder()
                .ipProtocol("-1")
                .userIdGroupPairs(
                        List.of(UserIdGroupPair.builder().groupId(group).build()))
                .build();
    }

    private static AuthorizeSecurityGroupIngressRequest ingress(String group, IpPermission... permissions) {
        return AuthorizeSecurityGroupIngressRequest.builder()
                .groupId(group)
                .ipPermissions(List.of(permissions))
                .build();
    }

    private static CreateSecurityGroupRequest create(@Nullable String vpc, String name) {
        return CreateSecurityGroupRequest.builder()
                .vpcId(vpc)
                .groupName(name)
                .description("d")
                .build();
    }

    private static Filter filter(String name, String value) {
        return new Filter(name, List.of(value));
    }

    private List<SecurityGroup> find(Filter... filters) {
        return world.call(
                        DescribeSecurityGroupsRequest.builder()
                                .filters(List.of(filters))
                                .build(),
                        DescribeSecurityGroupsResponse.class)
                .securityGroupsOrEmpty();
    }

    private SecurityGroup describe(String group) {
        return find(filter("group-id", group)).getFirst();
    }

    private List<SecurityGroupRule> rules(String group) {
        return world.call(
                        DescribeSecurityGroupRulesRequest.builder()
                                .filters(List.of(filter("group-id", group)))
                                .build(),
                        DescribeSecurityGroupRulesResponse.class)
                .securityGroupRulesOrEmpty();
    }

    private void refused(Object request, String code) {
        Refusals.assertRefused(world, request, code);
    }

    private void refused(Object request, String code, String message) {
        Refusals.assertRefused(world, request, code, message);
    }
}
