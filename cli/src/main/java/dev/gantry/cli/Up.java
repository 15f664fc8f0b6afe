package dev.gantry.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The control plane and one local host, in one process. */
@Command(
        name = Up.VERB,
        description = "Runs the control plane and one local host in one process.",
        mixinStandardHelpOptions = true)
final class Up implements Runnable {

    static final String VERB = "up";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ServerOptions options = new ServerOptions();

    @Option(names = "--detach", description = "returns when gantry answers, and leaves it running")
    private boolean detach;

    @Override
    public void run() {
        if (detach) {
            List<String> arguments = spec.commandLine().getParseResult().originalArgs();
            Detached.start(
                    options.folder(),
                    arguments.stream()
                            .filter(argument -> !argument.equals("--detach"))
                            .toList());
        } else {
            ControlPlane.serve(options.settings(), VERB);
        }
    }
}
