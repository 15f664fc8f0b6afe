package dev.gantry.ecs.instance;

import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.kernel.Slice;
import dev.gantry.shapes.ecs.Attribute;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The attributes of container instances, in the order of the instances' ids and the attributes' names. */
public record AttributeListing(Slice<ContainerInstance> instances) {

    /** No id or attribute name contains it. */
    private static final String SEPARATOR = " ";

    /** An attribute, and whose it is. */
    public record Entry(ContainerInstance instance, Attribute attribute) {

        public String key() {
            return instance.key() + SEPARATOR + CustomAttributes.name(attribute);
        }

        public Attribute shown() {
            return AttributeTarget.shown(instance, attribute);
        }
    }

    /** All of them, or those that follow the one with this key. */
    public Stream<Entry> after(Optional<String> key) {
        if (key.isEmpty()) {
            return instances.stream().flatMap(AttributeListing::entries);
        }
        String last = key.get();
        String instance = last.split(SEPARATOR, 2)[0];
        Stream<Entry> rest = instances.startingWith(instance).stream()
                .filter(begun -> begun.key().equals(instance))
                .flatMap(AttributeListing::entries)
                .filter(entry -> entry.key().compareTo(last) > 0);
        return Stream.concat(rest, instances.after(instance).stream().flatMap(AttributeListing::entries));
    }

    private static Stream<Entry> entries(ContainerInstance instance) {
        return instance.attributes().stream()
                .map(attribute -> new Entry(instance, attribute))
                .sorted(Comparator.comparing(Entry::key));
    }
}
