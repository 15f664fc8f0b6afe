package dev.gantry.docker;

/** IPv4 ranges as Docker writes them. */
final class Cidr {

    private Cidr() {}

    /** Whether the two ranges share an address; one that cannot be read shares none. */
    static boolean overlap(String one, String other) {
        if (!isIpv4(one) || !isIpv4(other)) {
            return false;
        }
        int shorter = Math.min(length(one), length(other));
        int mask = shorter == 0 ? 0 : -1 << (32 - shorter);
        return (base(one) & mask) == (base(other) & mask);
    }

    private static boolean isIpv4(String cidr) {
        return cidr.matches("\\d{1,3}(\\.\\d{1,3}){3}/\\d{1,2}");
    }

    private static int length(String cidr) {
        return Integer.parseInt(cidr.substring(cidr.indexOf('/') + 1));
    }

    private static int base(String cidr) {
        int number = 0;
        for (String part : cidr.substring(0, cidr.indexOf('/')).split("\\.", -1)) {
            number = number << 8 | Integer.parseInt(part);
        }
        return number;
    }
}
