package dev.gantry.cli;

import picocli.CommandLine.Command;

/** One container instance on its own, for more hosts than the local one of {@code up}. */
@Command(name = "agent", description = "Runs one host's agent on its own.", mixinStandardHelpOptions = true)
final class Agent implements Runnable {

    @Override
    public void run() {
        throw new Complaint("the agent on its own is not there yet: ./gantry up runs one local host");
    }
}
