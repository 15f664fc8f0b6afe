package dev.gantry.network;

import dev.gantry.kernel.Service;

/** EC2's VPC part as a service of the server. */
public final class NetworkService {

    private NetworkService() {}

    public static Service of() {
        return Service.of("ec2", NetworkService.class)
                .tables(
                        NetworkTables.ACCOUNTS,
                        NetworkTables.VPCS,
                        NetworkTables.SUBNETS,
                        NetworkTables.GROUPS,
                        NetworkTables.RULES,
                        NetworkTables.ROUTE_TABLES,
                        NetworkTables.GATEWAYS,
                        NetworkTables.ACLS,
                        NetworkTables.INTERFACES,
                        NetworkTables.ADDRESS_CURSORS,
                        NetworkTables.TAGS);
    }
}
