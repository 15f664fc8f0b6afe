package dev.gantry.kernel.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;

/** A time stands as seconds since 1970 with as many decimals as it needs: short, exact, and what AWS' JSON does. */
final class InstantForm implements Form {

    private static final int NANOS_DIGITS = 9;
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

    @Override
    public void write(JsonGenerator out, Object value) throws IOException {
        Instant time = (Instant) value;
        if (time.getNano() == 0) {
            out.writeNumber(time.getEpochSecond());
            return;
        }
        BigDecimal exact = BigDecimal.valueOf(time.getEpochSecond())
                .add(BigDecimal.valueOf(time.getNano(), NANOS_DIGITS))
                .stripTrailingZeros();
        out.writeNumber(exact.toPlainString());
    }

    @Override
    public Object read(JsonParser in) throws IOException {
        char[] text = in.getTextCharacters();
        int end = in.getTextOffset() + in.getTextLength();
        long seconds = 0;
        int i = in.getTextOffset();
        while (i < end && Character.isDigit(text[i])) {
            seconds = seconds * 10 + (text[i++] - '0');
        }
        if (i == end) {
            return Instant.ofEpochSecond(seconds);
        }
        return isFraction(text, i, end) ? fraction(seconds, text, i + 1, end) : unusual(in.getText());
    }

    private static boolean isFraction(char[] text, int from, int end) {
        boolean plain = text[from] == '.' && end - from <= NANOS_DIGITS + 1;
        for (int i = from + 1; plain && i < end; i++) {
            plain = Character.isDigit(text[i]);
        }
        return plain;
    }

    private static Instant fraction(long seconds, char[] text, int from, int end) {
        long nanos = 0;
        for (int i = from; i < from + NANOS_DIGITS; i++) {
            nanos = nanos * 10 + (i < end ? text[i] - '0' : 0);
        }
        return Instant.ofEpochSecond(seconds, nanos);
    }

    /** Before 1970, or spelled by another hand. */
    private static Instant unusual(String text) {
        BigDecimal[] parts = new BigDecimal(text).divideAndRemainder(BigDecimal.ONE);
        return Instant.ofEpochSecond(
                parts[0].longValue(), parts[1].multiply(NANOS).longValue());
    }
}
