package dev.gantry.ecs.domain.placement;

import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.InstanceId;
import java.util.Optional;
import java.util.function.Supplier;

/** A tally that somebody else keeps, who knows of a placed task as soon as its row is written. */
final class FollowingTally implements GroupTally {

    private final Supplier<GroupTally> source;
    private Optional<GroupTally> tally = Optional.empty();

    FollowingTally(Supplier<GroupTally> source) {
        this.source = source;
    }

    @Override
    public GroupTally newest() {
        if (tally.isEmpty()) {
            tally = Optional.of(source.get());
        }
        return tally.get();
    }

    @Override
    public void placed(ContainerInstance instance) {
        tally = Optional.empty();
    }

    @Override
    public int on(InstanceId instance) {
        return newest().on(instance);
    }

    @Override
    public int where(String attribute, String value) {
        return newest().where(attribute, value);
    }

    @Override
    public int fewest(int instanceCount) {
        return newest().fewest(instanceCount);
    }
}
