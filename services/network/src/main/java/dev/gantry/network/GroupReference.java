package dev.gantry.network;

import org.jspecify.annotations.Nullable;

/** How older requests name a security group: by name, in the default VPC. */
public final class GroupReference {

    private GroupReference() {}

    public static SecurityGroupRow of(@Nullable String id, @Nullable String name, Network network) {
        return id == null ? named(Ec2Error.required(name, "groupId"), network) : network.group(id);
    }

    public static SecurityGroupRow named(String name, Network network) {
        return network.defaultVpc().stream()
                .flatMap(vpc -> network.groupsOf(vpc.id()))
                .filter(group -> group.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ResourceKind.SECURITY_GROUP.missing(name));
    }
}
