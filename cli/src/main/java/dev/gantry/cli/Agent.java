package dev.gantry.cli;

import dev.gantry.agent.runtime.RuntimeFailure;
import dev.gantry.agent.session.AgentOptions;
import dev.gantry.auth.AccessKey;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * One host's agent on its own, for more hosts than the local one of {@code up}. It reads its credentials where every AWS
 * tool does: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN.
 */
@Command(name = "agent", description = "Runs one host's agent on its own.", mixinStandardHelpOptions = true)
final class Agent implements Runnable {

    @Option(
            names = "--server",
            description = "the control plane's address, as in http://10.0.0.1:4566; AWS_ENDPOINT_URL if left out")
    private Optional<URI> server = Optional.empty();

    @Option(names = "--cluster", defaultValue = "default", description = "the cluster to join: ${DEFAULT-VALUE}")
    private String cluster = "default";

    @Option(names = "--fargate", description = "joins the account's Fargate pool instead of a cluster")
    private boolean fargate;

    @Option(names = "--region", description = "the cluster's region; AWS_REGION if left out, else us-east-1")
    private Optional<String> region = Optional.empty();

    @Mixin
    private DataFolder data = new DataFolder();

    @Override
    public void run() {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            asked.countDown();
            await(closed);
        }));
        try (Host host = new Host(address(), key(), data.absolute(), folder());
                dev.gantry.agent.session.Agent _ = host.enrol("agent", options())) {
            System.out.println("the agent serves " + address() + ", state in " + folder());
            await(asked);
        } catch (RuntimeFailure noEngine) {
            throw new Complaint("no Docker Engine answers: " + noEngine.getMessage());
        } finally {
            closed.countDown();
        }
    }

    private AgentOptions options() {
        String where = region.or(() -> environment("AWS_REGION")).orElse("us-east-1");
        return fargate ? AgentOptions.inFargatePool(where) : AgentOptions.of(cluster, where);
    }

    private URI address() {
        return server.or(() -> environment("AWS_ENDPOINT_URL").map(URI::create))
                .orElseThrow(() -> new Complaint("which server? give --server http://HOST:PORT"));
    }

    private Path folder() {
        return data.absolute().resolve("agents").resolve(fargate ? "fargate" : cluster);
    }

    private static AccessKey key() {
        return new AccessKey(
                required("AWS_ACCESS_KEY_ID"),
                required("AWS_SECRET_ACCESS_KEY"),
                environment("AWS_SESSION_TOKEN"),
                Optional.empty());
    }

    private static String required(String name) {
        return environment(name).orElseThrow(() -> new Complaint(name + " is not set: the agent signs what it sends"));
    }

    private static Optional<String> environment(String name) {
        Map<String, String> all = System.getenv();
        return Optional.ofNullable(all.get(name)).filter(value -> !value.isBlank());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
