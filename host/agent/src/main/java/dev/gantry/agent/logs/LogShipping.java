package dev.gantry.agent.logs;

import dev.gantry.agent.runtime.Runtime;
import dev.gantry.agent.state.AgentState;
import dev.gantry.agent.task.ContainerPlan;
import dev.gantry.agent.task.ContainerState;
import dev.gantry.agent.task.TaskState;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ships the output of every container whose log driver is awslogs, from where it was left by an earlier process. */
public final class LogShipping implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogShipping.class);

    private final Runtime runtime;
    private final LogSink sink;
    private final AgentState state;
    private final Map<String, LogShipper> shippers = new ConcurrentHashMap<>();

    public LogShipping(Runtime runtime, LogSink sink, AgentState state) {
        this.runtime = runtime;
        this.sink = sink;
        this.state = state;
    }

    /** Follows a container that runs or ran; once more when it was started again. */
    public void follow(TaskState task, ContainerPlan container) {
        LogConfiguration.of(container.hostConfig()).ifPresent(options -> {
            ContainerState known = task.container(container.name());
            if (options.multiline()) {
                LOG.warn(
                        "awslogs multiline options are not supported: every line of {} in {} is an event",
                        container.name(),
                        task.plan().arn());
            }
            LogTarget target = options.target(container.name(), task.plan().id(), known.runtimeId(), options.region());
            shippers.computeIfAbsent(known.runtimeId(), id -> new LogShipper(runtime, sink, state, id))
                    .follow(target);
        });
    }

    /** Whether output of the task is still on its way. */
    public boolean isBusy(TaskState task) {
        return task.containers().values().stream()
                .map(container -> shippers.get(container.runtimeId()))
                .anyMatch(shipper -> shipper != null && shipper.isBusy());
    }

    public void forget(TaskState task) {
        task.containers().values().forEach(container -> {
            shippers.remove(container.runtimeId());
            state.remove(LogShipper.key(container.runtimeId()));
        });
    }

    @Override
    public void close() {
        shippers.values().forEach(LogShipper::close);
    }
}
