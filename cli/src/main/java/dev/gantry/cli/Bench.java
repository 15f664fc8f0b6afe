package dev.gantry.cli;

import picocli.CommandLine.Command;

/** Measures this machine. */
@Command(name = "bench", description = "Measures this machine.", mixinStandardHelpOptions = true)
final class Bench implements Runnable {

    @Override
    public void run() {
        throw new Complaint("the benchmarks are not there yet");
    }
}
