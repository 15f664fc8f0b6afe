package dev.gantry.ecs.domain.placement;

import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.InstanceId;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Where the tasks of a group are, PROVISIONING and PENDING ones included: what spread and distinctInstance count. */
public interface GroupTally {

    /** The instance of every placed task of the group that is not STOPPED, once for each task. */
    static GroupTally of(Supplier<Stream<ContainerInstance>> hosts) {
        return new CountedTally(hosts);
    }

    /** A group without tasks. */
    static GroupTally empty() {
        return new CountedTally(Stream::empty);
    }

    /** The tally that the supplier has at the moment; it is asked again whenever a task was placed. */
    static GroupTally following(Supplier<GroupTally> newest) {
        return new FollowingTally(newest);
    }

    /**
     * One task more of the group will be on this instance. A tally that is counted later, or that is of one moment,
     * need not know.
     */
    default void placed(ContainerInstance instance) {}

    /** The tally of this moment, which may be asked until the next task is placed. */
    default GroupTally newest() {
        return this;
    }

    int on(InstanceId instance);

    /** Tasks on instances with this value of the attribute; those without it are in one bucket of their own. */
    int where(String attribute, String value);

    /** The least that any of so many instances can have. */
    int fewest(int instanceCount);

    /** An instance's value of an attribute, empty text for none. */
    static String value(ContainerInstance instance, String attribute) {
        return instance.attribute(attribute).orElse("");
    }
}
