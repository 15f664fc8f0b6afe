package dev.gantry.cli;

import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What {@code ./gantry} hands over to. */
@Command(
        name = "gantry",
        description = "Amazon ECS you own.",
        synopsisSubcommandLabel = "VERB",
        mixinStandardHelpOptions = true,
        subcommands = {
            Up.class,
            Server.class,
            Agent.class,
            Down.class,
            Status.class,
            Env.class,
            Operations.class,
            Why.class,
            WarmUp.class
        })
final class Main {

    private Main() {}

    public static void main(String... arguments) {
        Locale.setDefault(Locale.ROOT);
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler((failure, command, parsed) -> {
            if (!(failure instanceof Complaint)) {
                throw failure;
            }
            command.getErr().println("gantry: " + failure.getMessage());
            return 1;
        });
    }
}
