package dev.gantry.agent.report;

/**
 * Carries reports to the control plane. The engine hands a report over once per process, in order per task, and keeps
 * it until it is told that it was accepted; sending, order per task and retries are the reporter's.
 */
public interface Reporter {

    /** Must not block. */
    void report(TaskStateChange change);
}
