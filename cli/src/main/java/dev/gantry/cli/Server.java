package dev.gantry.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The control plane alone; its hosts are agents of their own. */
@Command(name = "server", description = "Runs the control plane without a host.", mixinStandardHelpOptions = true)
final class Server implements Runnable {

    @Mixin
    private ServerOptions options = new ServerOptions();

    @Override
    public void run() {
        ControlPlane.serve(options.settings(), "server");
    }
}
