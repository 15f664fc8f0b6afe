package dev.gantry.ecs.domain.placement.fleet;

import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.placement.InstanceFacts;
import dev.gantry.ecs.domain.placement.Strategies;
import dev.gantry.shapes.ecs.Attribute;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What instances that are alike have in common: their attributes and their agent's version. */
final class Kind implements InstanceFacts {

    private final int number;
    private final Optional<String> agentVersion;
    private final Map<String, String> attributes = new HashMap<>();
    private final String zone;

    private Kind(int number, Likeness likeness) {
        this.number = number;
        this.agentVersion = likeness.agentVersion();
        for (Attribute attribute : likeness.attributes()) {
            String value = attribute.value();
            attributes.put(String.valueOf(attribute.name()), value == null ? "" : value);
        }
        this.zone = value(Strategies.ZONE);
    }

    /** What is compared. */
    record Likeness(List<Attribute> attributes, Optional<String> agentVersion) {

        static Likeness of(ContainerInstance instance) {
            return new Likeness(instance.attributes(), instance.versions().agentVersion());
        }

        Kind numbered(int number) {
            return new Kind(number, this);
        }
    }

    /** Its place among the kinds of its cluster. */
    int number() {
        return number;
    }

    String zone() {
        return zone;
    }

    /** The value of an attribute; empty text for one that is only a name, and for none. */
    String value(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    @Override
    public Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    @Override
    public Optional<String> agentVersion() {
        return agentVersion;
    }

    @Override
    public boolean agentConnected() {
        throw notCommon();
    }

    @Override
    public Optional<String> ec2InstanceId() {
        throw notCommon();
    }

    @Override
    public Instant registeredAt() {
        throw notCommon();
    }

    @Override
    public int runningTasksCount() {
        throw notCommon();
    }

    @Override
    public Collection<String> taskGroups() {
        throw notCommon();
    }

    private static IllegalStateException notCommon() {
        return new IllegalStateException("instances of one kind differ in this");
    }
}
