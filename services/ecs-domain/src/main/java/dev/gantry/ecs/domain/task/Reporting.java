package dev.gantry.ecs.domain.task;

import java.time.Instant;

/** An agent's report on its way into a task: containers in the report's order, managed agents, pull times. */
record Reporting(AgentReport report, Moment moment) {

    Moment heard() {
        Task task = moment.task();
        TaskTimes times = task.times().withPulls(report.pullStartedAt(), report.pullStoppedAt(), moment.millis());
        Task heard = task.copy(draft -> draft.times = times);
        return new Moment(heard, moment.millis()).containers(this::applied);
    }

    private Container applied(Container container) {
        Container after = container;
        for (ContainerReport said : report.containers()) {
            after = said.name().equals(container.name()) ? said.applyTo(after) : after;
        }
        for (ManagedAgentReport said : report.managedAgents()) {
            after = said.container().equals(container.name()) ? said.applyTo(after, at()) : after;
        }
        return after;
    }

    private Instant at() {
        return Instant.ofEpochMilli(moment.millis());
    }
}
