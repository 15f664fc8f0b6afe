package dev.gantry.ecs.domain.placement;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** What the cluster query language can ask about a container instance. */
public interface InstanceFacts {

    /** Empty text for an attribute that is only a name. */
    Optional<String> attribute(String name);

    boolean agentConnected();

    Optional<String> agentVersion();

    Optional<String> ec2InstanceId();

    Instant registeredAt();

    int runningTasksCount();

    /** The groups of the tasks on the instance. */
    Collection<String> taskGroups();
}
