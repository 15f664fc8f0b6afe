package dev.gantry.network;

import static java.util.Objects.requireNonNullElse;

import dev.gantry.network.Rule.Peer;
import dev.gantry.network.Rule.Ports;
import dev.gantry.shapes.ec2.IpPermission;
import dev.gantry.shapes.ec2.IpRange;
import dev.gantry.shapes.ec2.Ipv6Range;
import dev.gantry.shapes.ec2.PrefixListId;
import dev.gantry.shapes.ec2.UserIdGroupPair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** EC2's IpPermission bundles many rules; here it is taken apart and put together. */
public final class Permissions {

    public static final Rule ALLOW_ALL_OUT = new Rule(true, "-1", Optional.empty(), new Peer.Ipv4("0.0.0.0/0"));

    private Permissions() {}

    /** A rule as a request names it. */
    public record Described(Rule rule, Optional<String> description) {}

    /** The rules of all permissions, for a group of this network. */
    public static List<Described> read(
            List<IpPermission> permissions, boolean egress, Network network, SecurityGroupRow owner) {
        List<Described> rules = new ArrayList<>();
        for (IpPermission permission : permissions) {
            String protocol = protocol(Ec2Error.required(permission.ipProtocol(), "ipProtocol"));
            Optional<Ports> ports = ports(protocol, permission);
            for (PeerOf peer : peers(permission, network, owner)) {
                rules.add(new Described(
                        new Rule(egress, protocol, ports, peer.peer()), Optional.ofNullable(peer.description())));
            }
        }
        if (rules.isEmpty()) {
            throw Ec2Error.of(
                    "MissingParameter", "Either 'ipPermissions' or 'securityGroupRuleIds' should be provided.");
        }
        return rules;
    }

    private record PeerOf(Peer peer, @Nullable String description) {}

    private static List<PeerOf> peers(IpPermission permission, Network network, SecurityGroupRow owner) {
        List<PeerOf> peers = new ArrayList<>();
        for (IpRange range : permission.ipRangesOrEmpty()) {
            peers.add(new PeerOf(ipv4(requireNonNullElse(range.cidrIp(), "")), range.description()));
        }
        for (Ipv6Range range : permission.ipv6RangesOrEmpty()) {
            peers.add(new PeerOf(ipv6(requireNonNullElse(range.cidrIpv6(), "")), range.description()));
        }
        for (PrefixListId list : permission.prefixListIdsOrEmpty()) {
            peers.add(new PeerOf(
                    new Peer.PrefixList(Ec2Error.required(list.prefixListId(), "prefixListId")), list.description()));
        }
        for (UserIdGroupPair pair : permission.userIdGroupPairsOrEmpty()) {
            peers.add(new PeerOf(new Peer.Group(group(pair, network, owner)), pair.description()));
        }
        return peers;
    }

    private static Peer ipv4(String cidr) {
        return new Peer.Ipv4(Ipv4Block.parse(cidr)
                .map(Ipv4Block::toString)
                .orElseThrow(() -> Ec2Error.invalidValue("CIDR block " + cidr + " is malformed")));
    }

    private static Peer ipv6(String cidr) {
        if (!cidr.matches("[0-9a-fA-F:]*:[0-9a-fA-F:.]*/\\d{1,3}")) {
            throw Ec2Error.invalidValue("CIDR block " + cidr + " is malformed");
        }
        return new Peer.Ipv6(cidr.toLowerCase(Locale.ROOT));
    }

    private static String group(UserIdGroupPair pair, Network network, SecurityGroupRow owner) {
        Ec2Error.unsupported(pair.vpcPeeringConnectionId() != null, "vpcPeeringConnectionId");
        String id = pair.groupId();
        if (id != null) {
            return network.group(id).id();
        }
        String name = Ec2Error.required(pair.groupName(), "groupId");
        return network.groupsOf(owner.vpcId())
                .filter(group -> group.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ResourceKind.SECURITY_GROUP.missing(name))
                .id();
    }

    /** Numbers of the protocols that have names are answered as names. */
    private static String protocol(String given) {
        String protocol = given.toLowerCase(Locale.ROOT);
        return switch (protocol) {
            case "all", "-1" -> "-1";
            case "6", "tcp" -> "tcp";
            case "17", "udp" -> "udp";
            case "1", "icmp" -> "icmp";
            case "58", "icmpv6" -> "icmpv6";
            default -> number(protocol);
        };
    }

    private static String number(String protocol) {
        if (!protocol.matches("\\d{1,3}") || Integer.parseInt(protocol) > 255) {
            throw Ec2Error.invalidValue("Invalid value '" + protocol + "' for IP protocol. Unknown protocol.");
        }
        return protocol;
    }

    private static Optional<Ports> ports(String protocol, IpPermission permission) {
        return switch (protocol) {
            case "tcp", "udp" -> Optional.of(portRange(permission));
            case "icmp", "icmpv6" ->
                Optional.of(new Ports(
                        requireNonNullElse(permission.fromPort(), -1), requireNonNullElse(permission.toPort(), -1)));
            default -> Optional.empty();
        };
    }

    private static Ports portRange(IpPermission permission) {
        if (permission.fromPort() == null || permission.toPort() == null) {
            throw Ec2Error.invalidValue(
                    "Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.");
        }
        Ports ports = new Ports(permission.fromPort(), permission.toPort());
        if (ports.from() < 0 || ports.to() > 65535 || ports.from() > ports.to()) {
            throw Ec2Error.invalidValue("Invalid value '" + ports.from() + "-" + ports.to() + "' for portRange.");
        }
        return ports;
    }

    /** The older parameters of the Authorize and Revoke operations, as the permission that they mean. */
    public static List<IpPermission> legacy(
            List<IpPermission> given,
            @Nullable String protocol,
            @Nullable Integer from,
            @Nullable Integer to,
            @Nullable String cidr) {
        if (protocol == null && cidr == null) {
            return given;
        }
        IpPermission permission = IpPermission.builder()
                .ipProtocol(protocol)
                .fromPort(from)
                .toPort(to)
                .ipRanges(List.of(IpRange.builder().cidrIp(cidr).build()))
                .build();
        List<IpPermission> all = new ArrayList<>(given);
        all.add(permission);
        return all;
    }

    private record Traffic(String protocol, Optional<Ports> ports) {}

    /** Rules of the same protocol and ports are answered as one permission. */
    static List<IpPermission> answer(List<RuleRow> rules, Network network) {
        Map<Traffic, List<RuleRow>> byTraffic = new LinkedHashMap<>();
        for (RuleRow row : rules) {
            Traffic traffic = new Traffic(row.rule().protocol(), row.rule().ports());
            byTraffic.computeIfAbsent(traffic, _ -> new ArrayList<>()).add(row);
        }
        return byTraffic.entrySet().stream()
                .map(entry -> permission(entry.getKey(), entry.getValue(), network))
                .toList();
    }

    private static IpPermission permission(Traffic traffic, List<RuleRow> rules, Network network) {
        List<IpRange> ipv4 = new ArrayList<>();
        List<Ipv6Range> ipv6 = new ArrayList<>();
        List<PrefixListId> lists = new ArrayList<>();
        List<UserIdGroupPair> groups = new ArrayList<>();
        for (RuleRow row : rules) {
            String description = row.description().orElse(null);
            switch (row.rule().peer()) {
                case Peer.Ipv4(String cidr) ->
                    ipv4.add(IpRange.builder()
                            .cidrIp(cidr)
                            .description(description)
                            .build());
                case Peer.Ipv6(String cidr) ->
                    ipv6.add(Ipv6Range.builder()
                            .cidrIpv6(cidr)
                            .description(description)
                            .build());
                case Peer.PrefixList(String id) ->
                    lists.add(PrefixListId.builder()
                            .prefixListId(id)
                            .description(description)
                            .build());
                case Peer.Group(String id) -> groups.add(pair(id, description, network));
            }
        }
        return IpPermission.builder()
                .ipProtocol(traffic.protocol())
                .fromPort(traffic.ports().map(Ports::from).orElse(null))
                .toPort(traffic.ports().map(Ports::to).orElse(null))
                .ipRanges(ipv4)
                .ipv6Ranges(ipv6)
                .prefixListIds(lists)
                .userIdGroupPairs(groups)
                .build();
    }

    private static UserIdGroupPair pair(String group, @Nullable String description, Network network) {
        return UserIdGroupPair.builder()
                .groupId(group)
                .userId(network.scope().account())
                .description(description)
                .build();
    }
}
