package dev.gantry.network;

/** Which ids tags may be put on: those of resources that are there. */
public final class Taggable {

    private Taggable() {}

    public static ResourceKind require(String id, Network network) {
        ResourceKind kind =
                ResourceKind.of(id).orElseThrow(() -> Ec2Error.of("InvalidID", "The ID '" + id + "' is not valid"));
        boolean there =
                switch (kind) {
                    case VPC -> network.find(NetworkTables.VPCS, id).isPresent();
                    case SUBNET -> network.find(NetworkTables.SUBNETS, id).isPresent();
                    case SECURITY_GROUP ->
                        network.find(NetworkTables.GROUPS, id).isPresent();
                    case SECURITY_GROUP_RULE ->
                        network.find(NetworkTables.RULES, id).isPresent();
                    case ROUTE_TABLE ->
                        network.find(NetworkTables.ROUTE_TABLES, id).isPresent();
                    case INTERNET_GATEWAY ->
                        network.find(NetworkTables.GATEWAYS, id).isPresent();
                    case NETWORK_ACL -> network.find(NetworkTables.ACLS, id).isPresent();
                    case NETWORK_INTERFACE ->
                        network.find(NetworkTables.INTERFACES, id).isPresent();
                };
        if (!there) {
            throw kind.missing(id);
        }
        return kind;
    }
}
