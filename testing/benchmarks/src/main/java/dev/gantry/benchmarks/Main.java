package dev.gantry.benchmarks;

import dev.gantry.benchmarks.report.Machine;
import dev.gantry.benchmarks.report.Section;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code ./gantry bench} hands over to. */
final class Main {

    private static final String WRITE = "--write";

    private Main() {}

    public static void main(String... arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        PrintStream out = System.out;
        List<String> names = new ArrayList<>(List.of(arguments));
        boolean write = names.remove(WRITE);
        if (!Catalog.knows(names)) {
            out.println("usage: ./gantry bench [--write] [NAME…], where NAME is one of " + Catalog.names());
            System.exit(2);
        }
        String machine = Machine.facts();
        out.println(machine + "\n");
        List<Section> sections = new ArrayList<>();
        for (Benchmark benchmark : Catalog.named(names)) {
            Section section = benchmark.run();
            out.println(section.text());
            sections.add(section);
        }
        if (write) {
            new ResultsPage(machine).write(sections);
        }
        System.exit(0);
    }
}
