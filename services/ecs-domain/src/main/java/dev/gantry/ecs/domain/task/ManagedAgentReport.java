package dev.gantry.ecs.domain.task;

import dev.gantry.shapes.ecs.ManagedAgent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an agent says about a managed agent in a container, as ExecuteCommandAgent. */
public record ManagedAgentReport(String container, String name, String status, Optional<String> reason) {

    Container applyTo(Container reported, Instant at) {
        List<ManagedAgent> agents = reported.managedAgents().stream()
                .map(agent -> name.equals(agent.name()) ? changed(agent, at) : agent)
                .toList();
        return reported.withManagedAgents(agents);
    }

    private ManagedAgent changed(ManagedAgent agent, Instant at) {
        if (status.equals(agent.lastStatus())) {
            return agent;
        }
        ManagedAgent.Builder builder = agent.toBuilder()
                .lastStatus(status)
                .reason(reason.filter(text -> !text.isBlank()).orElse(null));
        return status.equals("RUNNING") ? builder.lastStartedAt(at).build() : builder.build();
    }
}
