package dev.gantry.cli;

import dev.gantry.agent.runtime.RuntimeFailure;
import dev.gantry.agent.session.Agent;
import dev.gantry.agent.session.AgentOptions;
import dev.gantry.auth.AccessKey;
import dev.gantry.iam.Credentials;
import dev.gantry.iam.Principal;
import dev.gantry.server.Gantry;
import dev.gantry.server.Settings;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The one host of {@code up}: this machine's Docker Engine, enrolled twice, as a container instance of the cluster named
 * default and as a host of the account's Fargate pool.
 */
final class LocalAgent implements AutoCloseable {

    private static final String ROLE = "ecsInstanceRole";

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    private LocalAgent() {}

    static LocalAgent start(Gantry gantry, Settings settings) {
        LocalAgent local = new LocalAgent();
        try {
            local.enrol(gantry, settings);
        } catch (RuntimeFailure noEngine) {
            System.err.println(
                    "gantry: no Docker Engine answers, tasks have nowhere to run: " + noEngine.getMessage());
        }
        return local;
    }

    private void enrol(Gantry gantry, Settings settings) {
        Credentials issued = gantry.keys().of(Principal.session(settings.account(), ROLE, "local"));
        AccessKey key = AccessKey.permanent(issued.accessKeyId(), issued.secretAccessKey());
        Host host = new Host(gantry.endpoint(), key, settings.data().resolve("agent"));
        parts.push(host);
        Agent instance = host.enrol("local", AgentOptions.of("default", settings.region()));
        parts.push(instance);
        parts.push(host.enrol("fargate", AgentOptions.inFargatePool(settings.region())));
    }

    static LocalAgent none() {
        return new LocalAgent();
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception failed) {
                System.err.println("gantry: the local host did not stop in good order: " + failed.getMessage());
            }
        }
    }
}
