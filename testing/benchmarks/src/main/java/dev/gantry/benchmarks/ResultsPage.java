package dev.gantry.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gantry.benchmarks.report.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * docs/benchmarks.md: each section is replaced when its benchmark has run again, the others stay as they are, and so does
 * all that somebody has written above the first one.
 */
final class ResultsPage {

    private static final String HEAD = """
            # Benchmarks

            Written by `./gantry bench --write`. What is missed is said to be missed; two cores that others use too are
            noisy, so look at the ratio to a floor that was measured in the same run before you look at a figure.

            """;
    private static final Pattern SECTION = Pattern.compile("(?ms)^## .*?(?=^## |\\z)");

    private final Path page = Path.of(System.getProperty("gantry.home", "."), "docs", "benchmarks.md");
    private final String machine;

    ResultsPage(String machine) {
        this.machine = machine;
    }

    void write(List<Section> sections) throws IOException {
        String before = Files.exists(page) ? Files.readString(page) : "";
        StringBuilder text = new StringBuilder(head(before));
        for (String name : Catalog.names()) {
            text.append(sections.stream()
                    .filter(section -> section.name().equals(name))
                    .findFirst()
                    .map(this::dated)
                    .orElseGet(() -> kept(before, name)));
        }
        Files.write(page, text.toString().stripTrailing().concat("\n").getBytes(UTF_8));
    }

    private static String head(String before) {
        int first = before.startsWith("## ") ? 0 : before.indexOf("\n## ") + 1;
        return first == 0 ? HEAD : before.substring(0, first);
    }

    private String dated(Section section) {
        return section.text() + "Measured " + machine + ".\n\n";
    }

    private static String kept(String before, String name) {
        Matcher sections = SECTION.matcher(before);
        while (sections.find()) {
            if (sections.group().contains("`./gantry bench " + name + "`")) {
                return sections.group().stripTrailing() + "\n\n";
            }
        }
        return "";
    }
}
