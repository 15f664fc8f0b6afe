package dev.gantry.cli;

import dev.gantry.cli.MethodCalls.Method;
import dev.gantry.shapes.Operation;
import dev.gantry.shapes.Shape;
import dev.gantry.shapes.Type;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which parameters of an operation somebody reads. A parameter of the request is read when code that the operation's
 * class can reach calls its accessor; a member of a structure within, when any code of the service does: much of it is
 * stored first. Code that copies structures whole reads nothing.
 */
final class ParameterReads {

    /** What a request is stored as, member by member but for its tags: who copies reads nothing. */
    private static final Map<String, String> STORED_AS = Map.of("RegisterTaskDefinitionRequest", "TaskDefinition");

    private final MethodCalls calls;
    private final Set<Accessor> anywhere;

    /** A record's accessor, by the record's class as in {@code dev/gantry/shapes/ecs/Tag}. */
    private record Accessor(String record, String name) {}

    private ParameterReads(MethodCalls calls) {
        this.calls = calls;
        this.anywhere = accessors(calls.all());
    }

    /** In these packages, as in {@code dev/gantry/ecs/}. */
    static ParameterReads in(String folder) throws IOException {
        return new ParameterReads(MethodCalls.of(ClassNames.withNested(folder)));
    }

    /**
     * The parameters that nobody reads, as in {@code RunTaskRequest.cluster} and {@code ContainerDefinition.user}; of a
     * structure that is read by no member at all {@code Structure.*}.
     */
    Set<String> unread(Operation operation, Class<?> handler) {
        List<Method> own = new ArrayList<>(calls.of(handler.getName().replace('.', '/')));
        Set<Accessor> reached = accessors(calls.reachable(own));
        Set<String> unread = new TreeSet<>();
        Shape<?> input = operation.input();
        unread.addAll(unreadMembers(input, reached));
        Set<String> seen = new HashSet<>();
        structures(input).forEach(inner -> nested(inner, seen, unread));
        return unread;
    }

    private void nested(Shape<?> shape, Set<String> seen, Set<String> unread) {
        if (!seen.add(shape.name())) {
            return;
        }
        List<String> members = unreadMembers(shape, anywhere);
        if (members.size() == shape.members().size() && !members.isEmpty()) {
            unread.add(shape.name() + ".*");
        } else {
            unread.addAll(members);
            structures(shape).forEach(inner -> nested(inner, seen, unread));
        }
    }

    private List<String> unreadMembers(Shape<?> shape, Set<Accessor> read) {
        List<String> unread = new ArrayList<>();
        Class<?> type = record(shape);
        var components = type.getRecordComponents();
        Optional<String> stored = Optional.ofNullable(STORED_AS.get(shape.name()));
        for (int i = 0; i < components.length; i++) {
            String accessor = components[i].getName();
            boolean here = isRead(type.getName(), accessor, read);
            boolean there = stored.map(name ->
                            accessor.equals("tags") || isRead(type.getPackageName() + "." + name, accessor, anywhere))
                    .orElse(true);
            if (!here || !there) {
                unread.add(shape.name() + "." + shape.members().get(i).name());
            }
        }
        return unread;
    }

    private static boolean isRead(String type, String accessor, Set<Accessor> read) {
        String record = type.replace('.', '/');
        return read.contains(new Accessor(record, accessor))
                || read.contains(new Accessor(record, accessor + "OrEmpty"));
    }

    private static Class<?> record(Shape<?> shape) {
        return shape.create(new Object[shape.members().size()]).getClass();
    }

    private static List<Shape<?>> structures(Shape<?> shape) {
        List<Shape<?>> found = new ArrayList<>();
        shape.members().forEach(member -> structure(member.type(), found));
        return found;
    }

    private static void structure(Type type, List<Shape<?>> found) {
        switch (type) {
            case Type.Struct(var shape) -> found.add(shape.get());
            case Type.ListOf list -> structure(list.element(), found);
            case Type.MapOf map -> structure(map.value(), found);
            default -> {}
        }
    }

    private static Set<Accessor> accessors(Set<Method> methods) {
        return methods.stream()
                .filter(method -> method.types().startsWith("()"))
                .map(method -> new Accessor(method.owner(), method.name()))
                .collect(Collectors.toSet());
    }
}
