package dev.gantry.network;

import java.util.Optional;

/**
 * What a security group's rule allows.
 *
 * @param protocol {@code tcp}, {@code udp}, {@code icmp}, {@code icmpv6}, a number, or {@code -1} for all
 * @param ports empty for all protocols
 */
public record Rule(boolean egress, String protocol, Optional<Ports> ports, Peer peer) {

    /** From one port to another; with ICMP type and code. */
    public record Ports(int from, int to) {}

    /** Whom the rule is about. */
    public sealed interface Peer {

        record Ipv4(String cidr) implements Peer {}

        record Ipv6(String cidr) implements Peer {}

        record PrefixList(String id) implements Peer {}

        record Group(String id) implements Peer {}
    }

    public Optional<Integer> from() {
        return ports.map(Ports::from);
    }

    public Optional<Integer> to() {
        return ports.map(Ports::to);
    }

    Optional<String> cidrIpv4() {
        return peer instanceof Peer.Ipv4 ipv4 ? Optional.of(ipv4.cidr()) : Optional.empty();
    }

    Optional<String> cidrIpv6() {
        return peer instanceof Peer.Ipv6 ipv6 ? Optional.of(ipv6.cidr()) : Optional.empty();
    }

    Optional<String> prefixList() {
        return peer instanceof Peer.PrefixList list ? Optional.of(list.id()) : Optional.empty();
    }

    Optional<String> group() {
        return peer instanceof Peer.Group group ? Optional.of(group.id()) : Optional.empty();
    }

    /** As AWS' message on a duplicate shows it. */
    String words() {
        String of = cidrIpv4()
                .or(this::cidrIpv6)
                .or(this::prefixList)
                .or(this::group)
                .orElseThrow();
        String range = ports.map(p -> ", from port: " + p.from() + ", to port: " + p.to())
                .orElse("");
        String name = protocol.equals("-1") ? "ALL" : protocol.toUpperCase(java.util.Locale.ROOT);
        return "peer: " + of + ", " + name + range + ", ALLOW";
    }
}
