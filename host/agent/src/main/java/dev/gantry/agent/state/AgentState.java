package dev.gantry.agent.state;

import java.util.Map;
import java.util.Optional;

/**
 * What the agent remembers across restarts: JSON values by name, as in {@code task/arn:aws:ecs:…}. A written value
 * survives the end of the process; a forced one survives the machine's.
 */
public interface AgentState extends AutoCloseable {

    <T> Optional<T> find(String key, Class<T> type);

    /** In the order in which their keys were first written. */
    <T> Map<String, T> all(String prefix, Class<T> type);

    void put(String key, Object value);

    void remove(String key);

    /** Everything written before is on disk when this returns; fails when the disk does not take it. */
    void force();

    /** Why what is put is not written, or soon will not be: the disk is full. */
    Optional<String> trouble();

    @Override
    void close();
}
