package dev.gantry.agent.simulated;

import dev.gantry.agent.runtime.ImageRequest;
import dev.gantry.agent.runtime.Runtime;
import dev.gantry.agent.runtime.RuntimeContract;
import dev.gantry.agent.time.VirtualTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class SimulatedRuntimeTest extends RuntimeContract {

    private final VirtualTimeline timeline = new VirtualTimeline(Instant.parse("2026-01-01T00:00:00Z"));

    @Override
    protected Runtime open() {
        SimulatedRuntime runtime = new SimulatedRuntime(timeline);
        runtime.pull(ImageRequest.of(image()));
        return runtime;
    }

    @Override
    protected Map<String, String> labels() {
        return Map.of("dev.gantry.test", "simulated");
    }

    @Override
    protected String image() {
        return "app:1";
    }

    @Override
    protected String absentImage() {
        return "absent:1";
    }

    @Override
    protected List<String> runsForEver() {
        return List.of("serve");
    }

    @Override
    protected List<String> exitsWith(int code) {
        return List.of("run_for=50ms", "exit_code=" + code);
    }

    @Override
    protected List<String> prints(String first, String second) {
        return List.of("print=" + first, "print=" + second, "run_for=50ms");
    }

    @Override
    protected List<String> ignoresTheStopSignal() {
        return List.of("ignores_sigterm");
    }

    @Override
    protected List<String> cannotStart() {
        return List.of("start_fails");
    }

    @Override
    protected void elapse(Duration duration) {
        timeline.advance(duration);
    }
}
