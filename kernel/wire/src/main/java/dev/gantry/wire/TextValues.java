package dev.gantry.wire;

import dev.gantry.shapes.Type;
import dev.gantry.shapes.Type.TimestampFormat;
import dev.gantry.value.Blob;
import java.time.Instant;
import java.util.Base64;

/** Simple values as text: in forms, XML, headers, query strings and paths. */
final class TextValues {

    private TextValues() {}

    /** @param usual the format of times whose model names none */
    static Object parse(Type type, String text, TimestampFormat usual) {
        return switch (type) {
            case Type.Text _ -> text;
            case Type.Bytes _ -> blob(text);
            case Type.Bool _ -> bool(text);
            case Type.Int _ -> integer(text);
            case Type.BigInt _ -> bigInteger(text);
            case Type.Single _ -> (float) real(text);
            case Type.Real _ -> real(text);
            case Type.Timestamp(var format) -> Timestamps.parse(text, format.orElse(usual));
            case Type.Document _, Type.ListOf _, Type.MapOf _, Type.Struct _ ->
                throw new MalformedException("Unexpected text: " + Excerpt.of(text));
        };
    }

    static String format(Type type, Object value, TimestampFormat usual) {
        return switch (value) {
            case Instant time
            when type instanceof Type.Timestamp(var format) -> Timestamps.format(time, format.orElse(usual));
            case Instant time -> Timestamps.format(time, usual);
            case Blob blob -> Base64.getEncoder().encodeToString(blob.bytes());
            default -> value.toString();
        };
    }

    private static Blob blob(String text) {
        try {
            return Blob.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw new MalformedException("Invalid base64: " + Excerpt.of(text));
        }
    }

    private static Boolean bool(String text) {
        if (text.equalsIgnoreCase("true")) {
            return true;
        }
        if (text.equalsIgnoreCase("false")) {
            return false;
        }
        throw new MalformedException("Not a boolean: " + Excerpt.of(text));
    }

    private static Integer integer(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw new MalformedException("Not an integer: " + Excerpt.of(text));
        }
    }

    private static Long bigInteger(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new MalformedException("Not an integer: " + Excerpt.of(text));
        }
    }

    /** Also NaN, Infinity and -Infinity; not Java's own suffixes and hexadecimal forms. */
    static double real(String text) {
        if (text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity")) {
            return Double.parseDouble(text);
        }
        try {
            if (text.length() <= 400 && text.chars().allMatch(c -> "0123456789+-.eE".indexOf(c) >= 0)) {
                return Double.parseDouble(text);
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw new MalformedException("Not a number: " + Excerpt.of(text));
    }
}
