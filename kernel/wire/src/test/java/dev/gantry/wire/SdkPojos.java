package dev.gantry.wire;

import dev.gantry.shapes.Member;
import dev.gantry.shapes.Shape;
import dev.gantry.shapes.Structure;
import dev.gantry.shapes.Type;
import dev.gantry.value.Blob;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/** Generated structures as the SDK's model objects and back, as far as the SDK knows their members. */
final class SdkPojos {

    private SdkPojos() {}

    /** The SDK's field for a member; empty if this SDK is too old for it. */
    private static Optional<SdkField<?>> field(SdkPojo pojo, Member member) {
        return pojo.sdkFields().stream()
                .filter(field -> field.memberName().equals(member.name()))
                .findFirst()
                .or(() -> pojo.sdkFields().stream()
                        .filter(field -> field.locationName().equals(member.wireName()))
                        .findFirst());
    }

    static Object build(SdkPojo builder, Structure structure) {
        List<Member> members = structure.shape().members();
        for (int i = 0; i < members.size(); i++) {
            Object value = structure.member(i);
            if (value != null) {
                field(builder, members.get(i)).ifPresent(field -> field.set(builder, toSdk(field, value)));
            }
        }
        return ((Buildable) builder).build();
    }

    private static Object toSdk(SdkField<?> field, Object value) {
        return switch (value) {
            case Structure structure -> build(field.constructor().get(), structure);
            case List<?> list when isDocument(field) -> document(list);
            case Map<?, ?> map when isDocument(field) -> document(map);
            case List<?> list ->
                list.stream().map(element -> toSdk(element(field), element)).toList();
            case Map<?, ?> map -> {
                Map<String, Object> entries = new LinkedHashMap<>();
                map.forEach((key, entry) -> entries.put((String) key, toSdk(valueOf(field), entry)));
                yield entries;
            }
            case Blob blob -> SdkBytes.fromByteArray(blob.bytes());
            default -> isDocument(field) ? document(value) : value;
        };
    }

    private static boolean isDocument(SdkField<?> field) {
        return field.marshallingType().getTargetClass() == Document.class;
    }

    private static SdkField<?> element(SdkField<?> field) {
        return field.getTrait(ListTrait.class).memberFieldInfo();
    }

    private static SdkField<?> valueOf(SdkField<?> field) {
        return field.getTrait(MapTrait.class).valueFieldInfo();
    }

    private static Document document(Object value) {
        return switch (value) {
            case String text -> Document.fromString(text);
            case Boolean truth -> Document.fromBoolean(truth);
            case Number number -> Document.fromNumber(number.toString());
            case List<?> list ->
                Document.fromList(list.stream().map(SdkPojos::document).toList());
            case Map<?, ?> map -> {
                Map<String, Document> entries = new LinkedHashMap<>();
                map.forEach((key, entry) -> entries.put((String) key, document(entry)));
                yield Document.fromMap(entries);
            }
            default -> throw new IllegalArgumentException(value.toString());
        };
    }

    /** The members of a structure that this SDK knows, as a plain tree. */
    static Map<String, Object> known(Structure structure, SdkPojo pojo) {
        Map<String, Object> tree = new TreeMap<>();
        List<Member> members = structure.shape().members();
        for (int i = 0; i < members.size(); i++) {
            Object value = structure.member(i);
            String name = members.get(i).name();
            if (value != null) {
                field(pojo, members.get(i)).ifPresent(field -> tree.put(name, known(value, field)));
            }
        }
        return tree;
    }

    private static Object known(Object value, SdkField<?> field) {
        return switch (value) {
            case Structure structure -> known(structure, field.constructor().get());
            case List<?> list
            when !isDocument(field) ->
                list.stream().map(element -> known(element, element(field))).toList();
            case Map<?, ?> map
            when !isDocument(field) -> {
                Map<String, Object> entries = new TreeMap<>();
                map.forEach((key, entry) -> entries.put((String) key, known(entry, valueOf(field))));
                yield entries;
            }
            case Instant time -> time.toEpochMilli();
            case Blob blob -> Base64.getEncoder().encodeToString(blob.bytes());
            default -> value;
        };
    }

    /** What the SDK has read, as a plain tree. */
    static Map<String, Object> tree(Shape<?> shape, SdkPojo pojo) {
        Map<String, Object> tree = new TreeMap<>();
        for (Member member : shape.members()) {
            Object value = field(pojo, member)
                    .map(field -> field.getValueOrDefault(pojo))
                    .orElse(null);
            if (value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap)) {
                tree.put(member.name(), plain(member.type(), value));
            }
        }
        return tree;
    }

    private static Object plain(Type type, Object value) {
        return switch (type) {
            case Type.Struct(var shape) -> tree(shape.get(), (SdkPojo) value);
            case Type.ListOf list ->
                ((List<?>) value)
                        .stream().map(element -> plain(list.element(), element)).toList();
            case Type.MapOf map -> {
                Map<String, Object> entries = new TreeMap<>();
                ((Map<?, ?>) value).forEach((key, entry) -> entries.put((String) key, plain(map.value(), entry)));
                yield entries;
            }
            case Type.Document _ -> unwrapped(((Document) value).unwrap());
            case Type.Timestamp _ -> ((Instant) value).toEpochMilli();
            case Type.Bytes _ -> Base64.getEncoder().encodeToString(((SdkBytes) value).asByteArray());
            default -> value;
        };
    }

    /** Documents carry their numbers as text. */
    private static Object unwrapped(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> entries = new TreeMap<>();
                map.forEach((key, entry) -> entries.put((String) key, unwrapped(entry)));
                yield entries;
            }
            case List<?> list -> list.stream().map(SdkPojos::unwrapped).toList();
            case String text when text.matches("-?[0-9]+") -> Double.valueOf(text);
            case null -> "null";
            default -> value;
        };
    }
}
