package dev.gantry.agent.session;

import dev.gantry.agent.state.AgentState;
import dev.gantry.agent.task.TaskState;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The agent's memory, with somebody who hears of every change of a task that is written to it. */
final class WatchedState implements AgentState {

    private final AgentState memory;
    private final Consumer<TaskState> watcher;

    WatchedState(AgentState memory, Consumer<TaskState> watcher) {
        this.memory = memory;
        this.watcher = watcher;
    }

    @Override
    public <T> Optional<T> find(String key, Class<T> type) {
        return memory.find(key, type);
    }

    @Override
    public <T> Map<String, T> all(String prefix, Class<T> type) {
        return memory.all(prefix, type);
    }

    @Override
    public void put(String key, Object value) {
        memory.put(key, value);
        if (value instanceof TaskState task) {
            watcher.accept(task);
        }
    }

    @Override
    public void remove(String key) {
        memory.remove(key);
    }

    @Override
    public void force() {
        memory.force();
    }

    @Override
    public Optional<String> trouble() {
        return memory.trouble();
    }

    @Override
    public void close() {
        memory.close();
    }
}
