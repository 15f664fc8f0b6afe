package dev.gantry.cli;

import dev.gantry.shapes.Member;
import dev.gantry.shapes.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** docs/coverage.md. */
final class CoveragePage {

    private CoveragePage() {}

    static List<String> of(List<ApiCoverage> all) {
        Notes notes = Notes.read();
        List<String> lines = new ArrayList<>(List.of(
                "# What of AWS' APIs is there",
                "",
                "Generated: `./gantry operations --markdown > docs/coverage.md`. A test fails when this page is not current.",
                "",
                "An operation *acts* when a class of its name serves it. Any other is *unsupported*: it answers with AWS' own",
                "error for an unknown operation. Services without a model here answer likewise.",
                "",
                "A parameter acts when the operation's code reads it; what cannot be done is refused. Others are *refused*",
                "with what they belong to, *stored* and returned as they came, or *without effect* where there is nothing",
                "that they could change. A test finds out who reads what, and fails when one is forgotten.",
                "",
                "| Service | Acts | Unsupported | Model |",
                "|---|---|---|---|"));
        all.forEach(api ->
                lines.add("| " + api.model().fullName() + " | " + api.served().size() + " | "
                        + api.missing().size() + " | `" + api.model().name() + "` |"));
        all.stream().filter(api -> !api.served().isEmpty()).forEach(api -> section(api, notes, lines));
        return lines;
    }

    private static void section(ApiCoverage api, Notes notes, List<String> lines) {
        Map<String, Set<String>> unread = unread(api);
        lines.addAll(List.of(
                "", "## " + api.model().name(), "", "| Operation | Parameters that act | Others |", "|---|---|---|"));
        api.served().forEach(name -> lines.add(row(api, name, unread.getOrDefault(name, Set.of()), notes)));
        lines.addAll(List.of("", "Unsupported: " + String.join(", ", api.missing()) + "."));
    }

    private static String row(ApiCoverage api, String operation, Set<String> unread, Notes notes) {
        Shape<?> input = api.model().operation(operation).orElseThrow().input();
        String acting = input.members().stream()
                .map(Member::name)
                .filter(name -> !unread.contains(input.name() + "." + name))
                .collect(Collectors.joining(", "));
        String others = unread.stream()
                .map(name -> notes.of(api.model().name(), name, input.name()))
                .collect(Collectors.joining("; "));
        return "| " + operation + " | " + acting + " | " + others + " |";
    }

    private static Map<String, Set<String>> unread(ApiCoverage api) {
        try {
            return api.unread();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is said of parameters that nobody reads. */
    private record Notes(Map<String, UnreadParameter> byName) {

        static Notes read() {
            try {
                return new Notes(UnreadParameter.all().stream()
                        .collect(Collectors.toMap(
                                parameter -> parameter.service() + " " + parameter.name(), Function.identity())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String of(String service, String parameter, String input) {
            String shown = parameter.startsWith(input + ".") ? parameter.substring(input.length() + 1) : parameter;
            UnreadParameter known = byName.get(service + " " + parameter);
            return known == null
                    ? shown + " unread"
                    : shown + " " + known.kind().word() + " (" + known.reason() + ")";
        }
    }
}
