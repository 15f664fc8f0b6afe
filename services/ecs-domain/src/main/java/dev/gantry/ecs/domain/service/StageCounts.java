package dev.gantry.ecs.domain.service;

/**
 * How many tasks of a deployment are wanted, by what they are good for.
 *
 * @param starting not yet RUNNING
 * @param warming RUNNING, and not yet known to be healthy
 * @param healthy RUNNING, and counted as healthy
 * @param unhealthy RUNNING, with a failed health check
 */
public record StageCounts(int starting, int warming, int healthy, int unhealthy) {

    public static final StageCounts NONE = new StageCounts(0, 0, 0, 0);

    public int running() {
        return warming + healthy + unhealthy;
    }

    public int wanted() {
        return starting + running();
    }

    public StageCounts plus(StageCounts more) {
        return new StageCounts(
                starting + more.starting, warming + more.warming, healthy + more.healthy, unhealthy + more.unhealthy);
    }

    public StageCounts minus(StageCounts less) {
        return new StageCounts(
                starting - less.starting, warming - less.warming, healthy - less.healthy, unhealthy - less.unhealthy);
    }
}
