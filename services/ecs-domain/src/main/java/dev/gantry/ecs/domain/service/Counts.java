package dev.gantry.ecs.domain.service;

/** How many tasks of a service, a deployment or a task set are RUNNING, and how many are on their way there. */
public record Counts(int running, int pending) {

    public static final Counts NOTHING = new Counts(0, 0);

    public Counts plus(Counts other) {
        return new Counts(running + other.running, pending + other.pending);
    }
}
