package dev.gantry.agent.runtime;

import java.util.List;

/**
 * A task's elastic network interface.
 *
 * @param gateway of its subnet, with the prefix length, as in {@code 10.0.1.1/24}
 */
public record NetworkInterface(
        String id,
        String macAddress,
        String address,
        String gateway,
        String hostname,
        List<String> nameServers,
        List<String> searchDomains) {

    /** The subnet in CIDR form, computed from the gateway. */
    public String subnet() {
        int slash = gateway.indexOf('/');
        int length = Integer.parseInt(gateway.substring(slash + 1));
        int mask = length == 0 ? 0 : -1 << (32 - length);
        int network = number(gateway.substring(0, slash)) & mask;
        return dotted(network) + "/" + length;
    }

    /** The gateway without its prefix length. */
    public String gatewayAddress() {
        return gateway.substring(0, gateway.indexOf('/'));
    }

    private static int number(String dotted) {
        int number = 0;
        for (String part : dotted.split("\\.", -1)) {
            number = number << 8 | Integer.parseInt(part);
        }
        return number;
    }

    private static String dotted(int number) {
        return (number >>> 24) + "." + (number >>> 16 & 255) + "." + (number >>> 8 & 255) + "." + (number & 255);
    }
}
