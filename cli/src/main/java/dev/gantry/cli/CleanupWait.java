package dev.gantry.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a stopped task's containers stay on their host: the agent's own variable, in its own form (3h, 10m, 1m30s). */
final class CleanupWait {

    static final String VARIABLE = "ECS_ENGINE_TASK_CLEANUP_WAIT_DURATION";

    private static final Duration DEFAULT = Duration.ofHours(3);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Pattern FORM = Pattern.compile("(?:(\\d{1,4})h)?(?:(\\d{1,4})m)?(?:(\\d{1,4})s)?");

    private CleanupWait() {}

    /** What the variable says; what it cannot mean is a complaint, less than a second is the default. */
    static Duration of(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return DEFAULT;
        }
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new Complaint(VARIABLE + " is " + text + ": say it as 3h, 10m or 1m30s");
        }
        Duration wait = Duration.ofHours(number(parts.group(1)))
                .plusMinutes(number(parts.group(2)))
                .plusSeconds(number(parts.group(3)));
        return wait.compareTo(SHORTEST) < 0 ? DEFAULT : wait;
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
