package dev.gantry.benchmarks.services;

import java.io.IOException;

/** Something that keeps a number of containers of one service running. There is one service at a time. */
interface Orchestrator {

    String name();

    /** What marks the service's containers on the engine. */
    String label();

    /** A service of no tasks. */
    void create() throws IOException;

    void scale(int tasks) throws IOException;

    /** How many tasks its own API says are running. */
    int running() throws IOException;

    /** Begins a rolling update: a fifth more than wanted may run, no fewer than wanted. */
    void update(String revision) throws IOException;

    void delete() throws IOException;

    /** Whether nothing of the service is left that the next one of its name would meet. */
    boolean isGone() throws IOException;
}
