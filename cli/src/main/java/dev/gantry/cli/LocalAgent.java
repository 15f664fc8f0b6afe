package dev.gantry.cli;

import dev.gantry.agent.runtime.RuntimeFailure;
import dev.gantry.agent.session.Agent;
import dev.gantry.agent.session.AgentOptions;
import dev.gantry.auth.AccessKey;
import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.TaskLedger;
import dev.gantry.iam.Credentials;
import dev.gantry.iam.Principal;
import dev.gantry.kernel.View;
import dev.gantry.server.Gantry;
import dev.gantry.server.Settings;
import dev.gantry.value.Scope;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The one host of {@code up}: this machine's Docker Engine, enrolled twice, as a container instance of the cluster named
 * default and as a host of the account's Fargate pool.
 */
final class LocalAgent implements AutoCloseable {

    private static final String ROLE = "ecsInstanceRole";
    private static final Duration LONGEST_START = Duration.ofSeconds(15);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    private LocalAgent() {}

    static LocalAgent start(Gantry gantry, Settings settings) {
        LocalAgent local = new LocalAgent();
        try {
            local.enrol(gantry, settings);
        } catch (RuntimeFailure noEngine) {
            System.err.println("gantry: no Docker Engine answers, tasks have nowhere to run: " + noEngine.getMessage());
        }
        return local;
    }

    private void enrol(Gantry gantry, Settings settings) {
        Credentials issued = gantry.keys().of(Principal.session(settings.account(), ROLE, "local"));
        AccessKey key = AccessKey.permanent(issued.accessKeyId(), issued.secretAccessKey());
        Host host = new Host(
                gantry.endpoint(), key, settings.data(), settings.data().resolve("agent"));
        parts.push(host);
        Agent instance = host.enrol("local", AgentOptions.of("default", settings.region()));
        parts.push(instance);
        parts.push(host.enrol("fargate", AgentOptions.inFargatePool(settings.region())));
        awaitBoth(gantry, new Scope(settings.account(), settings.region()));
    }

    /** Whoever sees the server ready may run a task at once. */
    private static void awaitBoth(Gantry gantry, Scope scope) {
        CountDownLatch both = new CountDownLatch(1);
        Consumer<View> look = view -> {
            if (isPlaceable(view, scope, "default") && isPlaceable(view, scope, TaskLedger.FARGATE_POOL)) {
                both.countDown();
            }
        };
        look.accept(gantry.engine().follow(published -> look.accept(published.view())));
        try {
            if (!both.await(LONGEST_START.toSeconds(), TimeUnit.SECONDS)) {
                System.err.println("gantry: the local host is not connected yet; tasks wait for it");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isPlaceable(View view, Scope scope, String cluster) {
        return !view.by(EcsTables.PLACEABLE_INSTANCES, EcsTables.clusterKey(scope, cluster))
                .isEmpty();
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
