package dev.gantry.agent.runtime;

import java.util.Optional;

/** A container's lines in order. Closing it ends a waiting {@link #next}. */
public interface LogStream extends AutoCloseable {

    /** The next line; empty at the end, which a followed container reaches when it exits. */
    Optional<LogLine> next();

    @Override
    void close();
}
