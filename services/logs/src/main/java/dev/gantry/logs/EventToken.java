package dev.gantry.logs;

import dev.gantry.kernel.segments.Mark;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token of GetLogEvents: a gap between two events and the direction to go on in, as in {@code f/0000…/s}.
 *
 * @param forward from the gap towards later events
 * @param gap forward the event before it, backward the event after it
 */
public record EventToken(boolean forward, Mark gap) {

    private static final Pattern FORM = Pattern.compile("([fb])/(\\d{56})/s");
    private static final BigInteger OFFSET = BigInteger.ONE.shiftLeft(63);
    private static final BigInteger RADIX = BigInteger.ONE.shiftLeft(64);

    public static EventToken after(Mark last) {
        return new EventToken(true, last);
    }

    public static EventToken before(Mark first) {
        return new EventToken(false, first);
    }

    public static EventToken parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return Optional.of(matcher)
                .filter(Matcher::matches)
                .flatMap(form -> mark(new BigInteger(form.group(2))))
                .map(gap -> new EventToken(text.startsWith("f"), gap))
                .orElseThrow(PageTokens::invalid);
    }

    private static Optional<Mark> mark(BigInteger number) {
        BigInteger[] parts = number.divideAndRemainder(RADIX);
        if (parts[0].bitLength() > 64) {
            return Optional.empty();
        }
        return Optional.of(new Mark(
                parts[0].subtract(OFFSET).longValueExact(),
                parts[1].subtract(OFFSET).longValueExact()));
    }

    /** The same gap, seen from its other side. */
    public EventToken turned() {
        return new EventToken(!forward, forward ? next(gap) : previous(gap));
    }

    private static Mark next(Mark mark) {
        return mark.position() == Long.MAX_VALUE ? mark : new Mark(mark.time(), mark.position() + 1);
    }

    private static Mark previous(Mark mark) {
        return mark.position() == Long.MIN_VALUE ? mark : new Mark(mark.time(), mark.position() - 1);
    }

    @Override
    public String toString() {
        BigInteger time = BigInteger.valueOf(gap.time()).add(OFFSET);
        BigInteger position = BigInteger.valueOf(gap.position()).add(OFFSET);
        String digits = time.multiply(RADIX).add(position).toString();
        return (forward ? "f/" : "b/") + "0".repeat(56 - digits.length()) + digits + "/s";
    }
}
