package dev.gantry.docker;

import dev.gantry.agent.runtime.Runtime;
import dev.gantry.agent.runtime.RuntimeContract;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

class DockerRuntimeTest extends RuntimeContract {

    private final String run = "gantry-test-" + UUID.randomUUID();

    @Override
    protected Runtime open() {
        TestImage.ensure();
        return DockerRuntime.local(run);
    }

    @Override
    protected Map<String, String> labels() {
        return Map.of("dev.gantry.test", run);
    }

    @Override
    protected String image() {
        return TestImage.NAME;
    }

    @Override
    protected String absentImage() {
        return "127.0.0.1:9/gantry/absent:1";
    }

    @Override
    protected List<String> runsForEver() {
        return List.of("sleep", "100000");
    }

    @Override
    protected List<String> exitsWith(int code) {
        return List.of("sh", "-c", "exit " + code);
    }

    @Override
    protected List<String> prints(String first, String second) {
        return List.of("sh", "-c", "echo " + first + "; echo " + second);
    }

    @Override
    protected List<String> ignoresTheStopSignal() {
        return List.of("sh", "-c", "trap '' TERM; while true; do sleep 1; done");
    }

    @Override
    protected List<String> cannotStart() {
        return List.of("/no/such/program");
    }

    @Override
    protected void elapse(Duration duration) {}
}
