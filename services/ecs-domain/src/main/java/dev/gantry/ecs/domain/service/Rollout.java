package dev.gantry.ecs.domain.service;

/**
 * One look at a REPLICA service on its way to what is wanted: how many tasks may start and stop now. Unhealthy and
 * pending ones that have to leave go first, then new ones start, then healthy ones leave within the budget. Source:
 * rolling updates in the ECS guide.
 *
 * @param bounds what the service's percents make of its desiredCount
 * @param staying tasks of the PRIMARY deployment; its unhealthy ones are to be replaced
 * @param leaving tasks of older deployments and those on DRAINING instances
 * @param launches whether the PRIMARY deployment may start tasks and push old ones out: not once it FAILED
 */
public record Rollout(Bounds bounds, StageCounts staying, StageCounts leaving, boolean launches) {

    /**
     * How few and how many tasks there may be by our own act.
     *
     * @param desired the service's desiredCount
     * @param least healthy ones
     * @param most that are wanted
     */
    public record Bounds(int desired, int least, int most) {

        /** The minimum is rounded up, the maximum down. */
        public static Bounds of(int desired, int minimumHealthyPercent, int maximumPercent) {
            long least = Math.ceilDiv((long) desired * minimumHealthyPercent, 100L);
            long most = Math.floorDiv((long) desired * maximumPercent, 100L);
            return new Bounds(desired, (int) least, (int) Math.min(most, Integer.MAX_VALUE));
        }
    }

    /** Tasks of the PRIMARY deployment that are as good as any. */
    private int good() {
        return staying.wanted() - staying.unhealthy();
    }

    private int healthy() {
        return staying.healthy() + leaving.healthy();
    }

    private int available() {
        return healthy() + staying.warming() + leaving.warming();
    }

    /** Tasks that have to leave and that nobody misses: they are stopped before anything else happens. */
    public StageCounts obsolete() {
        int starting = Math.min(leaving.starting(), mayLeave());
        return new StageCounts(starting, 0, 0, Math.min(leaving.unhealthy(), mayLeave() - starting));
    }

    /** A deployment that FAILED pushes nobody out: then only those leave that are too many altogether. */
    private int mayLeave() {
        int surplus = staying.wanted() + leaving.wanted() - bounds.desired();
        return launches ? leaving.wanted() : Math.clamp(surplus, 0, leaving.wanted());
    }

    private int mayLeaveLater() {
        return mayLeave() - obsolete().wanted();
    }

    /** Tasks of the PRIMARY deployment beyond the desiredCount. */
    public int excess() {
        return Math.max(0, good() - bounds.desired());
    }

    /**
     * Unhealthy tasks of the PRIMARY deployment that may be stopped: as many as have a healthy replacement, and all
     * that are not needed at all. Without room for a replacement they go one by one.
     */
    public int unhealthyToStop() {
        int bad = staying.unhealthy();
        if (bad == 0) {
            return 0;
        }
        int replaced = Math.clamp((long) staying.healthy() - (bounds.desired() - bad), 0, bad);
        return replaced > 0 || !isStuckWithUnhealthy() ? replaced : 1;
    }

    private boolean isStuckWithUnhealthy() {
        boolean room = staying.wanted() + leaving.wanted() < bounds.most();
        return !room && good() < bounds.desired() && staying.starting() + staying.warming() == 0;
    }

    /** How many tasks may start, after so many others were stopped just now. */
    public int toStart(int stopped) {
        int room = bounds.most() - (staying.wanted() + leaving.wanted() - stopped);
        return launches ? Math.max(0, Math.min(bounds.desired() - good(), room)) : 0;
    }

    /** How many healthy tasks may leave without going below the minimum. */
    public int healthyToLeave() {
        return Math.clamp((long) healthy() - bounds.least(), 0, Math.min(leaving.healthy(), mayLeaveLater()));
    }

    /** How many may leave that run and are not yet known to be healthy, after so many healthy ones left. */
    public int warmingToLeave(int healthyLeft) {
        int most = Math.clamp((long) mayLeaveLater() - healthyLeft, 0, leaving.warming());
        return Math.clamp((long) available() - healthyLeft - bounds.least(), 0, most);
    }

    /** Whether tasks have to be replaced, and the percents allow neither a start nor a stop, now or later. */
    public boolean isBlocked() {
        boolean work = launches && (leaving.wanted() > 0 || staying.unhealthy() > 0);
        boolean moves = toStart(0) > 0 || healthyToLeave() > 0 || warmingToLeave(0) > 0 || unhealthyToStop() > 0;
        boolean waits = staying.starting() + staying.warming() + leaving.warming() > 0;
        return work && !moves && !waits && obsolete().wanted() == 0;
    }

    /** Whether nothing is left to do. */
    public boolean isSteady() {
        return leaving.wanted() == 0 && staying.wanted() == bounds.desired() && staying.healthy() == bounds.desired();
    }
}
