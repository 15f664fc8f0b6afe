package dev.gantry.agent.session;

import dev.gantry.agent.engine.Labels;
import dev.gantry.agent.runtime.Runtime;
import dev.gantry.agent.runtime.RuntimeFailure;
import dev.gantry.agent.state.AgentState;
import dev.gantry.shapes.tcs.InstanceStatus;
import java.time.Instant;
import java.util.Map;

/** Finds out whether the host can run containers. */
final class HostCheck {

    private static final String CONTAINER_RUNTIME = "ContainerRuntime";
    private static final String OK = "OK";
    private static final String IMPAIRED = "IMPAIRED";

    /** A list that is short on any host. */
    private static final Map<String, String> NOBODYS = Map.of(Labels.AGENT, "");

    private final Runtime runtime;
    private final AgentState state;
    private String last = "INITIALIZING";
    private Instant changed = Instant.EPOCH;

    HostCheck(Runtime runtime, AgentState state) {
        this.runtime = runtime;
        this.state = state;
    }

    synchronized InstanceStatus check(Instant now) {
        String reason = failure();
        String status = reason.isEmpty() ? OK : IMPAIRED;
        if (!status.equals(last)) {
            last = status;
            changed = now;
        }
        return InstanceStatus.builder()
                .type(CONTAINER_RUNTIME)
                .status(status)
                .statusReason(reason.isEmpty() ? null : reason)
                .lastUpdated(now)
                .lastStatusChange(changed)
                .build();
    }

    private String failure() {
        try {
            runtime.list(NOBODYS);
            return state.trouble().map(why -> "The agent " + why).orElse("");
        } catch (RuntimeFailure away) {
            return "The container runtime does not answer: " + away.getMessage();
        }
    }
}
