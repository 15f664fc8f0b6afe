package dev.gantry.ecs.domain.service;

/**
 * How much of the traffic green has, in percent; blue has the rest.
 *
 * @param test of the traffic that arrives at the test listener
 * @param production of everybody else's
 */
public record Traffic(double test, double production) {

    private static final double ALL = 100;

    /** Blue has everything. */
    public static final Traffic NONE = new Traffic(0, 0);

    Traffic testing() {
        return new Traffic(ALL, production);
    }

    Traffic producing(double percent) {
        return new Traffic(test, percent);
    }
}
