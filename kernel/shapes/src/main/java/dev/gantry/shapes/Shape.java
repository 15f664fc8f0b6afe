package dev.gantry.shapes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The descriptor of a generated record. Codecs are driven by it: they gather the members' values in order and call
 * {@link #create}.
 *
 * @param <S> the record
 */
public final class Shape<S extends Structure> {

    private final String name;
    private final boolean union;
    private final List<Member> members;
    private final Function<@Nullable Object[], S> factory;
    private final Map<String, Integer> byName = new HashMap<>();
    private final Map<String, Integer> byWireName = new HashMap<>();

    public Shape(String name, boolean union, List<Member> members, Function<@Nullable Object[], S> factory) {
        this.name = name;
        this.union = union;
        this.members = List.copyOf(members);
        this.factory = factory;
        for (int i = 0; i < this.members.size(); i++) {
            byName.put(this.members.get(i).name(), i);
            byWireName.put(this.members.get(i).wireName(), i);
        }
    }

    /** AWS' name of the shape, which may differ from the record's. */
    public String name() {
        return name;
    }

    /** Exactly one member of a union is set. */
    public boolean union() {
        return union;
    }

    public List<Member> members() {
        return members;
    }

    /** The index of the member with this name in the model, or -1. */
    public int indexOf(String memberName) {
        return byName.getOrDefault(memberName, -1);
    }

    /** The index of the member with this location name, or -1. */
    public int indexOfWireName(String wireName) {
        return byWireName.getOrDefault(wireName, -1);
    }

    public Optional<Member> member(String memberName) {
        return Optional.ofNullable(byName.get(memberName)).map(members::get);
    }

    /** A record of the members' values, given in the order of {@link #members()}; absent ones are null. */
    public S create(@Nullable Object[] values) {
        return factory.apply(values);
    }

    @Override
    public String toString() {
        return "Shape[" + name + "]";
    }
}
