package dev.gantry.ecs.domain.placement;

import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.InstanceId;
import java.util.Optional;
import java.util.function.Supplier;

/** A tally that somebody else keeps, who knows of a placed task as soon as its row is written. */
final class FollowingTally implements GroupTally {

    private final Supplier<GroupTally> newest;
    private Optional<GroupTally> tally = Optional.empty();

    FollowingTally(Supplier<GroupTally> newest) {
        this.newest = newest;
    }

    private GroupTally tally() {
        if (tally.isEmpty()) {
            tally = Optional.of(newest.get());
        }
        return tally.get();
    }

    @Override
    public void placed(ContainerInstance instance) {
        tally = Optional.empty();
    }

    @Override
    public int on(InstanceId instance) {
        return tally().on(instance);
    }

    @Override
    public int where(String attribute, String value) {
        return tally().where(attribute, value);
    }

    @Override
    public int fewest(int instanceCount) {
        return tally().fewest(instanceCount);
    }
}
