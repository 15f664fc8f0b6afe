package dev.gantry.benchmarks;

import dev.gantry.benchmarks.report.Section;
import java.io.IOException;

/** Something that can be measured by itself. */
public interface Benchmark {

    /** What {@code ./gantry bench NAME} calls it. */
    String name();

    Section run() throws IOException, InterruptedException;
}
