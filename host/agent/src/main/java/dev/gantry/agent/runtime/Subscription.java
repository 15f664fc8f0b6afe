package dev.gantry.agent.runtime;

/** An interest in events that can be given up. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

    @Override
    void close();
}
