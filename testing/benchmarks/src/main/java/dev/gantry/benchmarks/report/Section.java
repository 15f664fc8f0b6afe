package dev.gantry.benchmarks.report;

import java.util.List;

/**
 * The results of one benchmark.
 *
 * @param how what was done, in a few sentences
 */
public record Section(String name, String title, String how, List<Row> rows) {

    private static final String HEAD = "| What | Measured | Beside the floor | Target | Met |\n|---|---|---|---|---|\n";

    /** As Markdown, which is also what the terminal shows. */
    public String text() {
        StringBuilder text = new StringBuilder("## ").append(title).append("\n\n");
        text.append("`./gantry bench ")
                .append(name)
                .append("`: ")
                .append(how)
                .append("\n\n")
                .append(HEAD);
        for (Row row : rows) {
            text.append("| ")
                    .append(String.join(" | ", row.what(), row.measured(), row.ratio(), row.target(), row.verdict()))
                    .append(" |\n");
        }
        return text.append('\n').toString();
    }
}
