package dev.gantry.network;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A range of IPv4 addresses, as in {@code 172.31.0.0/16}. */
public record Ipv4Block(long base, int prefix) {

    private static final Pattern FORM =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?:/(\\d{1,2}))?");

    /** Bits behind the prefix are dropped, as AWS does. */
    public static Optional<Ipv4Block> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || matcher.group(5) == null) {
            return Optional.empty();
        }
        int prefix = Integer.parseInt(matcher.group(5));
        return prefix > 32
                ? Optional.empty()
                : address(matcher).map(address -> new Ipv4Block(address & mask(prefix), prefix));
    }

    public static Optional<Long> parseAddress(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches() && matcher.group(5) == null ? address(matcher) : Optional.empty();
    }

    private static Optional<Long> address(Matcher matcher) {
        long address = 0;
        for (int i = 1; i <= 4; i++) {
            int part = Integer.parseInt(matcher.group(i));
            if (part > 255) {
                return Optional.empty();
            }
            address = address << 8 | part;
        }
        return Optional.of(address);
    }

    private static long mask(int prefix) {
        return 0xFFFFFFFFL << (32 - prefix) & 0xFFFFFFFFL;
    }

    public static String text(long address) {
        return (address >> 24) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
    }

    public long size() {
        return 1L << (32 - prefix);
    }

    public boolean contains(long address) {
        return (address & mask(prefix)) == base;
    }

    public boolean contains(Ipv4Block other) {
        return other.prefix >= prefix && contains(other.base);
    }

    public boolean overlaps(Ipv4Block other) {
        return contains(other) || other.contains(this);
    }

    @Override
    public String toString() {
        return text(base) + "/" + prefix;
    }
}
