package dev.gantry.agent.state;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers nothing across restarts: for simulated fleets, and for tests that keep it themselves. */
public final class MemoryState implements AgentState {

    private final Map<String, Object> values = new LinkedHashMap<>();

    @Override
    public synchronized <T> Optional<T> find(String key, Class<T> type) {
        return Optional.ofNullable(values.get(key)).map(type::cast);
    }

    @Override
    public synchronized <T> Map<String, T> all(String prefix, Class<T> type) {
        Map<String, T> found = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                found.put(key, type.cast(value));
            }
        });
        return found;
    }

    @Override
    public synchronized void put(String key, Object value) {
        values.put(key, value);
    }

    @Override
    public synchronized void remove(String key) {
        values.remove(key);
    }

    @Override
    public void force() {}

    @Override
    public Optional<String> trouble() {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
