package dev.gantry.network;

import dev.gantry.value.Ids;
import dev.gantry.value.ServiceException;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of resources: how their ids begin, what tags call them, and how AWS says that one is not there. */
public enum ResourceKind {
    VPC("vpc-", "vpc", "InvalidVpcID.NotFound", "The vpc ID '%s' does not exist"),
    SUBNET("subnet-", "subnet", "InvalidSubnetID.NotFound", "The subnet ID '%s' does not exist"),
    SECURITY_GROUP("sg-", "security-group", "InvalidGroup.NotFound", "The security group '%s' does not exist"),
    SECURITY_GROUP_RULE(
            "sgr-",
            "security-group-rule",
            "InvalidSecurityGroupRuleId.NotFound",
            "The security group rule ID '%s' does not exist"),
    ROUTE_TABLE("rtb-", "route-table", "InvalidRouteTableID.NotFound", "The routeTable ID '%s' does not exist"),
    INTERNET_GATEWAY(
            "igw-",
            "internet-gateway",
            "InvalidInternetGatewayID.NotFound",
            "The internetGateway ID '%s' does not exist"),
    NETWORK_ACL("acl-", "network-acl", "InvalidNetworkAclID.NotFound", "The networkAcl ID '%s' does not exist"),
    NETWORK_INTERFACE(
            "eni-",
            "network-interface",
            "InvalidNetworkInterfaceID.NotFound",
            "The networkInterface ID '%s' does not exist");

    private final String prefix;
    private final String tagType;
    private final String missingCode;
    private final String missingText;

    ResourceKind(String prefix, String tagType, String missingCode, String missingText) {
        this.prefix = prefix;
        this.tagType = tagType;
        this.missingCode = missingCode;
        this.missingText = missingText;
    }

    /** The kind that an id's beginning tells. */
    public static Optional<ResourceKind> of(String id) {
        return Arrays.stream(values())
                .filter(kind -> id.startsWith(kind.prefix))
                .findFirst();
    }

    public String newId(Ids ids) {
        return prefix + ids.hex(17);
    }

    String idOf(String hex) {
        return prefix + hex;
    }

    /** As in {@code ResourceType=security-group}, and in ARNs. */
    public String tagType() {
        return tagType;
    }

    public ServiceException missing(String id) {
        return Ec2Error.of(missingCode, missingText.formatted(id));
    }
}
