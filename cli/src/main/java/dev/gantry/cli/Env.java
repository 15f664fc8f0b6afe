package dev.gantry.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints what a shell needs to point tools at the server: {@code eval "$(./gantry env)"}. */
@Command(
        name = "env",
        description = "Prints what points a shell's AWS tools here: eval \"$(./gantry env)\"",
        mixinStandardHelpOptions = true)
final class Env implements Runnable {

    /** What would make a tool prefer something else to what we export. */
    private static final List<String> IN_THE_WAY = List.of(
            "AWS_PROFILE",
            "AWS_DEFAULT_PROFILE",
            "AWS_SESSION_TOKEN",
            "AWS_SECURITY_TOKEN",
            "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS");

    @Mixin
    private DataFolder data = new DataFolder();

    @Option(names = "--region", description = "default: ${DEFAULT-VALUE}", defaultValue = "us-east-1")
    private String region = "us-east-1";

    @Override
    public void run() {
        RunningServer server = RunningServer.in(data.absolute())
                .orElseThrow(() ->
                        new Complaint("no gantry runs on " + data.absolute() + "; start one: ./gantry up --detach"));
        Credentials credentials = Credentials.of(data.absolute());
        System.out.println("unset " + String.join(" ", IN_THE_WAY));
        export("AWS_ENDPOINT_URL", server.url());
        export("AWS_ACCESS_KEY_ID", credentials.id());
        export("AWS_SECRET_ACCESS_KEY", credentials.secret());
        export("AWS_DEFAULT_REGION", region);
        export("AWS_REGION", region);
    }

    private static void export(String name, String value) {
        System.out.println("export " + name + "='" + value.replace("'", "'\\''") + "'");
    }
}
