package dev.gantry.ecs.domain.taskdefinition;

import dev.gantry.shapes.ecs.ClientException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Task-level cpu and memory as people write them, {@code .5 vCPU} or {@code 2 GB}, normalised to integer texts. */
public final class SizeText {

    private static final Pattern CPU = Pattern.compile("(\\d+)|(\\d*\\.?\\d+)\\s*vcpus?");
    private static final Pattern MEMORY = Pattern.compile("(\\d+)|(\\d*\\.?\\d+)\\s*gb");
    private static final BigDecimal UNITS = BigDecimal.valueOf(1024);

    private SizeText() {}

    /** In CPU units. */
    public static String cpu(String text) {
        return normalised(CPU, text).orElseThrow(() -> invalid("cpu"));
    }

    /** In MiB. */
    public static String memory(String text) {
        return normalised(MEMORY, text).orElseThrow(() -> invalid("memory"));
    }

    /** AWS' answer to a size that is none. */
    static ClientException invalid(String setting) {
        return new ClientException("Invalid '" + setting + "' setting for task. For more information, see the"
                + " Troubleshooting section of the Amazon ECS Developer Guide.");
    }

    private static Optional<String> normalised(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String units = matcher.group(1);
        BigDecimal amount = units == null ? new BigDecimal(matcher.group(2)).multiply(UNITS) : new BigDecimal(units);
        return isWhole(amount) ? Optional.of(amount.toBigInteger().toString()) : Optional.empty();
    }

    private static boolean isWhole(BigDecimal amount) {
        return amount.stripTrailingZeros().scale() <= 0
                && amount.signum() > 0
                && amount.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
    }
}
