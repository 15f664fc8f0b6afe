package dev.gantry.wire;

import dev.gantry.shapes.Type.TimestampFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** The three ways in which AWS writes a time, all of them cut to milliseconds. */
final class Timestamps {

    private static final DateTimeFormatter ISO =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();
    private static final DateTimeFormatter RFC822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", java.util.Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final long FIRST_SECOND =
            Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST_SECOND =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private Timestamps() {}

    static String format(Instant time, TimestampFormat format) {
        return switch (format) {
            case ISO8601 -> ISO.format(time);
            case RFC822 -> RFC822.format(time);
            case UNIX -> epochSeconds(time);
        };
    }

    /** As in {@code 1700000000.123}, without a fraction when there is none. */
    static String epochSeconds(Instant time) {
        long millis = time.toEpochMilli();
        int fraction = (int) (millis % 1000);
        if (fraction == 0) {
            return Long.toString(millis / 1000);
        }
        return millis < 0
                ? BigDecimal.valueOf(millis, 3).toPlainString()
                : millis / 1000 + "." + Integer.toString(1000 + fraction).substring(1);
    }

    static Instant ofEpochSeconds(double seconds) {
        if (!(seconds >= FIRST_SECOND && seconds <= LAST_SECOND)) {
            throw new MalformedException("The timestamp is out of range");
        }
        return Instant.ofEpochMilli(Math.round(seconds * 1000));
    }

    /** What a text says, in the expected format or in another one that it is written in. */
    static Instant parse(String text, TimestampFormat format) {
        try {
            return looksLikeANumber(text) ? number(text) : words(text, format);
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw new MalformedException("Unable to parse date : " + Excerpt.of(text));
        }
    }

    private static boolean looksLikeANumber(String text) {
        return !text.isEmpty()
                && text.length() <= 40
                && text.chars().skip(1).allMatch(c -> Character.isDigit(c) || c == '.')
                && (Character.isDigit(text.charAt(0)) || text.charAt(0) == '-');
    }

    private static Instant number(String text) {
        BigDecimal millis = new BigDecimal(text).movePointRight(3).setScale(0, RoundingMode.HALF_UP);
        return ofEpochSeconds(millis.longValueExact() / 1000.0);
    }

    private static Instant words(String text, TimestampFormat format) {
        if (format == TimestampFormat.RFC822 || text.indexOf(',') == 3) {
            return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
        }
        if (text.length() == 10) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        Instant time = Instant.parse(text);
        return ofEpochSeconds(time.getEpochSecond()).plusMillis(time.getNano() / 1_000_000);
    }
}
