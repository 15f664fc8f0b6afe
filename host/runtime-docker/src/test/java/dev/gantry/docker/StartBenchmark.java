package dev.gantry.docker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.agent.runtime.ContainerSpec;
import dev.gantry.agent.runtime.Runtime;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Create to running: this runtime, the bare Engine API and the docker command, in turns. Run by hand. */
final class StartBenchmark {

    private static final int RUNS = 20;
    private static final Map<String, String> LABELS = Map.of("dev.gantry.test", "benchmark");

    private StartBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        TestImage.ensure();
        for (String network : List.of("none", "bridge")) {
            List<Double> ours = new ArrayList<>();
            List<Double> bare = new ArrayList<>();
            List<Double> command = new ArrayList<>();
            try (Runtime runtime = DockerRuntime.local("benchmark");
                    EngineApi engine = new EngineApi(URI.create("unix:///var/run/docker.sock"))) {
                for (int run = -3; run < RUNS; run++) {
                    String name = "gantry-benchmark-" + network + "-" + (run + 3);
                    add(ours, run, () -> runtime.start(runtime.create(spec(name + "-ours", network))));
                    add(bare, run, () -> bare(engine, name + "-bare", network));
                    add(command, run, () -> command(name + "-command", network));
                    runtime.list(LABELS).forEach(container -> runtime.remove(container.id()));
                }
            }
            System.out.println(network + ": DockerRuntime " + told(ours) + ", Engine API " + told(bare)
                    + ", docker run -d " + told(command));
        }
    }

    private interface Call {
        void run() throws Exception;
    }

    private static void add(List<Double> times, int run, Call call) throws Exception {
        long start = System.nanoTime();
        call.run();
        if (run >= 0) {
            times.add((System.nanoTime() - start) / 1e6);
        }
    }

    private static String told(List<Double> times) {
        Collections.sort(times);
        return "p50 %.0f ms, max %.0f ms".formatted(times.get(times.size() / 2), times.getLast());
    }

    private static ContainerSpec spec(String name, String network) {
        ContainerSpec plain = ContainerSpec.of(name, TestImage.NAME, List.of("sleep", "1000"), LABELS);
        return new ContainerSpec(
                plain.name(),
                plain.image(),
                plain.command(),
                plain.entryPoint(),
                plain.environment(),
                plain.labels(),
                new ContainerSpec.Namespaces(network, "", ""),
                plain.sandbox(),
                plain.ports(),
                plain.mounts(),
                plain.links(),
                plain.volumesFrom(),
                plain.resources(),
                "",
                "");
    }

    private static void bare(EngineApi engine, String name, String network) {
        ObjectNode body = EngineApi.JSON.createObjectNode().put("Image", TestImage.NAME);
        body.putArray("Cmd").add("sleep").add("1000");
        body.putObject("Labels").put("dev.gantry.test", "benchmark");
        body.putObject("HostConfig").put("NetworkMode", network);
        String id =
                engine.post("/containers/create?name=" + name, body).path("Id").asText();
        engine.post("/containers/" + id + "/start");
    }

    private static void command(String name, String network) throws IOException, InterruptedException {
        new ProcessBuilder(
                        "docker",
                        "run",
                        "-d",
                        "--name",
                        name,
                        "--network",
                        network,
                        "--label",
                        "dev.gantry.test=benchmark",
                        TestImage.NAME,
                        "sleep",
                        "1000")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
