package dev.gantry.shapes.random;

import dev.gantry.shapes.Constraint;
import dev.gantry.shapes.Member;
import dev.gantry.shapes.Member.Location;
import dev.gantry.shapes.Shape;
import dev.gantry.shapes.Structure;
import dev.gantry.shapes.Type;
import dev.gantry.value.Blob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Makes structures that pass {@link dev.gantry.shapes.Validation}, the same ones for the same seed. Times are whole
 * seconds and fractions are quarters, which every protocol can carry; what stands in a header, a path or a query is
 * plain ASCII.
 */
public final class RandomStructures {

    /** Below this depth only required members are set, so that shapes that contain themselves end. */
    private static final int DEEPEST_OPTIONAL = 4;

    /** A shape that requires itself has no value at all. */
    private static final int DEEPEST = 32;

    private final SplittableRandom random;
    private final RandomText texts;
    private final boolean emptyCollections;

    private RandomStructures(SplittableRandom random, boolean emptyCollections) {
        this.random = random;
        this.texts = new RandomText(random);
        this.emptyCollections = emptyCollections;
    }

    public static RandomStructures seeded(long seed) {
        return new RandomStructures(new SplittableRandom(seed), true);
    }

    /** For the protocols that cannot tell an empty list or map from an absent one. */
    public RandomStructures withoutEmptyCollections() {
        return new RandomStructures(random, false);
    }

    public <S extends Structure> S next(Shape<S> shape) {
        return structure(shape, 0);
    }

    private <S extends Structure> S structure(Shape<S> shape, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalStateException(shape + " cannot be made: it requires itself");
        }
        List<Member> members = shape.members();
        @Nullable Object[] values = new @Nullable Object[members.size()];
        int chosen = shape.union() ? random.nextInt(members.size()) : -1;
        for (int i = 0; i < values.length; i++) {
            boolean wanted = shape.union() ? i == chosen : isWanted(members.get(i), depth);
            values[i] = wanted ? member(shape, members.get(i), depth) : null;
        }
        return shape.create(values);
    }

    private boolean isWanted(Member member, int depth) {
        return member.required() || (depth <= DEEPEST_OPTIONAL && random.nextInt(10) < 6 - depth);
    }

    private @Nullable Object member(Shape<?> shape, Member member, int depth) {
        boolean plain = member.location() != Location.BODY && member.location() != Location.PAYLOAD;
        Optional<Object> value =
                member.location() == Location.STATUS ? Optional.of(200) : value(member.type(), plain, depth + 1);
        if (value.isEmpty() && member.required()) {
            throw new IllegalStateException("no value found for " + member.name() + " of " + shape);
        }
        return value.orElse(null);
    }

    /** Empty if no text was found that the model's pattern allows. */
    private Optional<Object> value(Type type, boolean plain, int depth) {
        return switch (type) {
            case Type.Text(Constraint constraint, List<String> values) ->
                (values.isEmpty() ? texts.next(constraint, plain) : Optional.of(pick(values))).map(it -> it);
            case Type.Bytes bytes -> Optional.of(bytes(bytes.constraint()));
            case Type.Bool _ -> Optional.of(random.nextBoolean());
            case Type.Int(Constraint constraint) ->
                Optional.of((int) whole(constraint, Integer.MIN_VALUE, Integer.MAX_VALUE));
            case Type.BigInt(Constraint constraint) -> Optional.of(whole(constraint, -(1L << 52), 1L << 52));
            case Type.Single(Constraint constraint) -> Optional.of((float) fraction(constraint));
            case Type.Real(Constraint constraint) -> Optional.of(fraction(constraint));
            case Type.Timestamp _ -> Optional.of(Instant.ofEpochSecond(random.nextLong(1, 4_000_000_000L)));
            case Type.Document _ -> Optional.of(document(0));
            case Type.ListOf list -> list(list, plain, depth);
            case Type.MapOf map -> map(map, plain, depth);
            case Type.Struct struct -> Optional.of(structure(struct.shape().get(), depth));
        };
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private Blob bytes(Constraint constraint) {
        byte[] bytes = new byte[size(constraint, 40, true)];
        random.nextBytes(bytes);
        return Blob.of(bytes);
    }

    private int size(Constraint constraint, int usual, boolean emptyAllowed) {
        int least = (int) constraint.min().orElse(0);
        int most = (int) Math.min(constraint.max().orElse(Integer.MAX_VALUE), (double) least + usual);
        int from = emptyAllowed ? least : Math.min(Math.max(1, least), most);
        return random.nextInt(from, most + 1);
    }

    private long whole(Constraint constraint, long least, long most) {
        long min = Math.max(least, (long) constraint.min().orElse(least));
        long max = Math.min(most, (long) constraint.max().orElse(most));
        return random.nextInt(8) == 0 ? (random.nextBoolean() ? min : max) : random.nextLong(min, max + 1);
    }

    private double fraction(Constraint constraint) {
        double min = constraint.min().orElse(-1000);
        double max = constraint.max().orElse(min + 2000);
        return Math.max(min, Math.min(max, Math.rint(4 * random.nextDouble(min, Math.nextUp(max))) / 4));
    }

    private Optional<Object> list(Type.ListOf type, boolean plain, int depth) {
        int size = size(type.constraint(), 3, emptyCollections && !plain);
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Optional<Object> element = value(type.element(), plain, depth + 1);
            if (element.isEmpty()) {
                return Optional.empty();
            }
            list.add(element.get());
        }
        return Optional.of(list);
    }

    private Optional<Object> map(Type.MapOf type, boolean plain, int depth) {
        int size = size(type.constraint(), 3, emptyCollections && !plain);
        Map<String, Object> map = new LinkedHashMap<>();
        for (int tries = 0; map.size() < size && tries < 100; tries++) {
            Optional<Object> key = value(type.key(), plain, depth + 1);
            Optional<Object> value = value(type.value(), plain, depth + 1);
            if (key.isEmpty() || value.isEmpty()) {
                return Optional.empty();
            }
            map.put((String) key.get(), value.get());
        }
        return map.size() < size && map.size() < type.constraint().min().orElse(0)
                ? Optional.empty()
                : Optional.of(map);
    }

    private Object document(int depth) {
        return switch (random.nextInt(depth > 2 ? 3 : 5)) {
            case 0 -> texts.next(Constraint.NONE, true).orElse("");
            case 1 -> random.nextInt(1000);
            case 2 -> random.nextBoolean();
            case 3 -> List.of(document(depth + 1));
            default -> Map.of("member", document(depth + 1));
        };
    }
}
