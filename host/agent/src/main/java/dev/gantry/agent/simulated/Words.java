package dev.gantry.agent.simulated;

import dev.gantry.agent.runtime.ContainerSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a simulated container does, said by its own command and environment. Words are tokens of the command
 * ({@code run_for=10s exit_code=7}) or variables of the environment ({@code run_for} = {@code 10s}).
 *
 * <ul>
 *   <li>{@code run_for=10s}: exits by itself; without it the container runs until it is stopped
 *   <li>{@code exit_code=7}: of its own exit, 0 without it
 *   <li>{@code oom_after=5s}: is killed for its memory
 *   <li>{@code stop_takes=3s}: how long it needs after SIGTERM, {@code ignores_sigterm}: for ever
 *   <li>{@code stop_code=0}: its exit code after SIGTERM, 143 without it
 *   <li>{@code create_fails}, {@code start_fails}
 *   <li>{@code health=healthy_after:2s}, {@code health=unhealthy_after:5s}, both with a comma between
 *   <li>{@code print=text}: a line of output, any number of them
 * </ul>
 *
 * Images tell about themselves in their names: {@code pull_fails} and {@code absent}.
 */
record Words(ContainerSpec spec) {

    boolean has(String word) {
        return tokens().contains(word) || spec.environment().containsKey(word);
    }

    Optional<String> value(String word) {
        String prefix = word + "=";
        return tokens().stream()
                .filter(token -> token.startsWith(prefix))
                .map(token -> token.substring(prefix.length()))
                .findFirst()
                .or(() -> Optional.ofNullable(spec.environment().get(word)));
    }

    Optional<Duration> duration(String word) {
        return value(word).map(Words::parsed);
    }

    int number(String word, int otherwise) {
        return value(word).map(Integer::parseInt).orElse(otherwise);
    }

    /** The delays after which the health check says so, as in {@code unhealthy_after:5s}. */
    Optional<Duration> health(String verdict) {
        String prefix = verdict + "_after:";
        return value("health").stream()
                .flatMap(all -> List.of(all.split(",", -1)).stream())
                .filter(word -> word.startsWith(prefix))
                .map(word -> parsed(word.substring(prefix.length())))
                .findFirst();
    }

    List<String> printed() {
        return tokens().stream()
                .filter(token -> token.startsWith("print="))
                .map(token -> token.substring("print=".length()))
                .toList();
    }

    private List<String> tokens() {
        List<String> tokens = new ArrayList<>();
        for (String part : spec.command()) {
            tokens.addAll(List.of(part.split(" ", -1)));
        }
        return tokens;
    }

    /** {@code 250ms}, {@code 10s}, {@code 5m} or {@code 2h}. */
    static Duration parsed(String text) {
        if (text.endsWith("ms")) {
            return Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)));
        }
        return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
    }
}
