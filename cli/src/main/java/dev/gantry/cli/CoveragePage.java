package dev.gantry.cli;

import java.util.ArrayList;
import java.util.List;

/** docs/coverage.md. */
final class CoveragePage {

    private CoveragePage() {}

    static List<String> of(List<ApiCoverage> all) {
        List<String> lines = new ArrayList<>(List.of(
                "# What of AWS' APIs is there",
                "",
                "Generated: `./gantry operations --markdown > docs/coverage.md`. A test fails when this page is not current.",
                "",
                "An operation *acts* when a class of its name serves it. Any other is *unsupported*: it answers with AWS' own",
                "error for an unknown operation. Services without a model here answer likewise.",
                "",
                "| Service | Acts | Unsupported | Model |",
                "|---|---|---|---|"));
        all.forEach(api ->
                lines.add("| " + api.model().fullName() + " | " + api.served().size() + " | "
                        + api.missing().size() + " | `" + api.model().name() + "` |"));
        all.stream().filter(api -> !api.served().isEmpty()).forEach(api -> section(api, lines));
        return lines;
    }

    private static void section(ApiCoverage api, List<String> lines) {
        lines.addAll(List.of("", "## " + api.model().name(), "", "| Operation | |", "|---|---|"));
        api.served().forEach(name -> lines.add("| " + name + " | acts |"));
        api.missing().forEach(name -> lines.add("| " + name + " | unsupported |"));
    }
}
