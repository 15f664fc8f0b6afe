package dev.gantry.agent.engine;

import dev.gantry.agent.runtime.TimeBounds;
import dev.gantry.agent.task.Rules;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables by which amazon-ecs-agent is told how to work, in its own forms (3h, 10m, 1m30s). As with it, a time
 * below its minimum is as if not said; what cannot be understood is refused.
 */
public record AgentVariables(Map<String, String> variables) {

    private static final Pattern DURATION = Pattern.compile("(?:(\\d{1,4})h)?(?:(\\d{1,4})m)?(?:(\\d{1,4})s)?");

    /** An agent with this mark, as the variables want it. */
    public AgentSettings settings(String id, String region) {
        AgentSettings usual = AgentSettings.of(id, region);
        PullBehavior pulls = pulls();
        return usual.pulling(pulls)
                .limiting(taskLimits())
                .cleaning(images(pulls))
                .cleaningAfter(
                        time("ECS_ENGINE_TASK_CLEANUP_WAIT_DURATION", usual.cleanupWait(), Duration.ofSeconds(1)))
                .ruledBy(new Rules(
                        time("ECS_CONTAINER_STOP_TIMEOUT", Rules.DEFAULT.stopTimeout(), Duration.ofSeconds(1)),
                        Rules.DEFAULT.pullTries()));
    }

    public TimeBounds bounds() {
        return new TimeBounds(
                time("ECS_CONTAINER_CREATE_TIMEOUT", TimeBounds.DEFAULT.create(), Duration.ofMinutes(1)),
                time("ECS_CONTAINER_START_TIMEOUT", TimeBounds.DEFAULT.start(), Duration.ofSeconds(45)));
    }

    private PullBehavior pulls() {
        return switch (text("ECS_IMAGE_PULL_BEHAVIOR").orElse("default").toLowerCase(Locale.ROOT)) {
            case "default" -> PullBehavior.DEFAULT;
            case "always" -> PullBehavior.ALWAYS;
            case "once" -> PullBehavior.ONCE;
            case "prefer-cached" -> PullBehavior.PREFER_CACHED;
            default -> throw refused("ECS_IMAGE_PULL_BEHAVIOR", "default, always, once or prefer-cached");
        };
    }

    private TaskLimits taskLimits() {
        return flag("ECS_ENABLE_TASK_CPU_MEM_LIMIT")
                .map(on -> on ? TaskLimits.REQUIRED : TaskLimits.OFF)
                .orElse(TaskLimits.WHERE_POSSIBLE);
    }

    /** Who prefers what is here wants it to stay here. Source: ECS_IMAGE_PULL_BEHAVIOR, prefer-cached. */
    private ImageCleanup images(PullBehavior pulls) {
        boolean off = flag("ECS_DISABLE_IMAGE_CLEANUP").orElse(false) || pulls == PullBehavior.PREFER_CACHED;
        ImageCleanup usual = ImageCleanup.DEFAULT;
        return new ImageCleanup(
                !off,
                time("ECS_IMAGE_CLEANUP_INTERVAL", usual.interval(), Duration.ofMinutes(10)),
                time("ECS_IMAGE_MINIMUM_CLEANUP_AGE", usual.minimumAge(), Duration.ofMinutes(1)),
                Math.max(1, number("ECS_NUM_IMAGES_DELETE_PER_CYCLE", usual.perCycle())));
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private Optional<Boolean> flag(String name) {
        return text(name).map(text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "t" -> true;
            case "false", "0", "f" -> false;
            default -> throw refused(name, "true or false");
        });
    }

    private int number(String name, int usual) {
        return text(name)
                .map(text -> {
                    if (!text.matches("\\d{1,9}")) {
                        throw refused(name, "a number");
                    }
                    return Integer.parseInt(text);
                })
                .orElse(usual);
    }

    private Duration time(String name, Duration usual, Duration shortest) {
        return text(name)
                .map(text -> {
                    Matcher parts = DURATION.matcher(text);
                    if (!parts.matches()) {
                        throw refused(name, "a time as in 3h, 10m or 1m30s");
                    }
                    return Duration.ofHours(part(parts, 1))
                            .plusMinutes(part(parts, 2))
                            .plusSeconds(part(parts, 3));
                })
                .filter(time -> time.compareTo(shortest) >= 0)
                .orElse(usual);
    }

    private static long part(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private IllegalArgumentException refused(String name, String form) {
        return new IllegalArgumentException(name + " is " + variables.get(name) + ": say " + form);
    }
}
