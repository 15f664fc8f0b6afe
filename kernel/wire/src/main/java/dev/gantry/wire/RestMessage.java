package dev.gantry.wire;

import dev.gantry.shapes.Member;
import dev.gantry.shapes.Operation;
import dev.gantry.shapes.Shape;
import dev.gantry.shapes.Structure;
import dev.gantry.shapes.Type;
import dev.gantry.shapes.Type.TimestampFormat;
import dev.gantry.value.Blob;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The places where REST protocols put members: path, query string, headers, status and body. */
final class RestMessage {

    private static final String CONTENT_TYPE = "Content-Type";
    private static final byte[] NO_BYTES = {};

    private final RestBody body;

    RestMessage(RestBody body) {
        this.body = body;
    }

    Structure read(Operation operation, HttpRequest request) {
        Shape<?> shape = operation.input();
        @Nullable Object[] values = new @Nullable Object[shape.members().size()];
        Map<String, String> labels =
                UriTemplate.parse(operation.uri()).match(request.path()).orElse(Map.of());
        QueryString query = QueryString.parse(request.query());
        for (int i = 0; i < values.length; i++) {
            Member member = shape.members().get(i);
            values[i] = switch (member.location()) {
                case URI -> text(member, Optional.ofNullable(labels.get(member.wireName())));
                case QUERY -> query(member, query, shape);
                case HEADER -> header(member, request);
                case PREFIX_HEADERS -> prefixHeaders(member, request);
                case PAYLOAD -> payload(member, request.body());
                case BODY, STATUS -> null;
            };
        }
        if (has(shape, Member.Location.BODY)) {
            body.readMembers(shape, values, request.body());
        }
        return shape.create(values);
    }

    private static boolean has(Shape<?> shape, Member.Location location) {
        return shape.members().stream().anyMatch(member -> member.location() == location);
    }

    private static @Nullable Object text(Member member, Optional<String> text) {
        return text.filter(value -> !value.isEmpty() || member.type() instanceof Type.Text)
                .map(value -> TextValues.parse(member.type(), WellFormed.require(value), TimestampFormat.ISO8601))
                .orElse(null);
    }

    private static @Nullable Object query(Member member, QueryString query, Shape<?> shape) {
        return switch (member.type()) {
            case Type.ListOf list ->
                query.has(member.wireName())
                        ? query.parameters().getOrDefault(member.wireName(), List.of()).stream()
                                .map(text -> TextValues.parse(list.element(), text, TimestampFormat.ISO8601))
                                .toList()
                        : null;
            case Type.MapOf map -> queryMap(map.value(), query, shape);
            default -> text(member, query.first(member.wireName()));
        };
    }

    /** A map takes the parameters that have no member of their own. */
    private static @Nullable Map<String, Object> queryMap(Type value, QueryString query, Shape<?> shape) {
        Map<String, Object> entries = new LinkedHashMap<>();
        query.parameters().forEach((name, texts) -> {
            boolean bound = shape.members().stream()
                    .anyMatch(member -> member.location() == Member.Location.QUERY
                            && !(member.type() instanceof Type.MapOf)
                            && member.wireName().equals(name));
            if (!bound) {
                entries.put(name, value instanceof Type.ListOf ? List.copyOf(texts) : texts.getFirst());
            }
        });
        return entries.isEmpty() ? null : entries;
    }

    private static @Nullable Object header(Member member, HttpRequest request) {
        return request.header(lower(member.wireName()))
                .filter(text -> !text.isEmpty() || member.type() instanceof Type.Text)
                .map(text -> HeaderValues.parse(member.type(), text))
                .orElse(null);
    }

    private static @Nullable Map<String, String> prefixHeaders(Member member, HttpRequest request) {
        String prefix = lower(member.wireName());
        Map<String, String> entries = new LinkedHashMap<>();
        request.headers().keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .forEach(name ->
                        request.header(name).ifPresent(text -> entries.put(name.substring(prefix.length()), text)));
        return entries.isEmpty() ? null : entries;
    }

    private static String lower(String name) {
        return name.toLowerCase(java.util.Locale.ROOT);
    }

    private @Nullable Object payload(Member member, byte[] bytes) {
        return switch (member.type()) {
            case Type.Bytes _ -> bytes.length == 0 ? null : Blob.of(bytes);
            case Type.Text _ -> bytes.length == 0 ? null : Percent.utf8(bytes, bytes.length);
            default -> bytes.length == 0 ? null : body.readPayload(member, bytes);
        };
    }

    HttpAnswer write(Operation operation, Structure response, Map<String, String> first) {
        Map<String, String> headers = new LinkedHashMap<>(first);
        int status = operation.status();
        List<Member> members = response.shape().members();
        for (int i = 0; i < members.size(); i++) {
            Object value = response.member(i);
            if (value != null && members.get(i).location() == Member.Location.STATUS) {
                status = (Integer) value;
            } else if (value != null) {
                header(members.get(i), value, headers);
            }
        }
        return new HttpAnswer(status, headers, bytes(operation, response, headers));
    }

    private static void header(Member member, Object value, Map<String, String> headers) {
        switch (member.location()) {
            case HEADER -> headers.put(member.wireName(), HeaderValues.format(member.type(), value));
            case PREFIX_HEADERS -> putAll(headers, member.wireName(), (Map<?, ?>) value);
            case BODY, PAYLOAD, STATUS, URI, QUERY -> {} // elsewhere, or only in requests
        }
    }

    /** The answer's body; a header that says its type stands. */
    private byte[] bytes(Operation operation, Structure response, Map<String, String> headers) {
        if (has(response.shape(), Member.Location.BODY)) {
            headers.putIfAbsent(CONTENT_TYPE, body.contentType());
            return body.writeMembers(operation, response);
        }
        List<Member> members = response.shape().members();
        for (int i = 0; i < members.size(); i++) {
            Object value = response.member(i);
            if (value != null && members.get(i).location() == Member.Location.PAYLOAD) {
                headers.putIfAbsent(CONTENT_TYPE, contentType(members.get(i).type()));
                return payload(members.get(i), value);
            }
        }
        return NO_BYTES;
    }

    private String contentType(Type payload) {
        return switch (payload) {
            case Type.Bytes _ -> "application/octet-stream";
            case Type.Text _ -> "text/plain";
            default -> body.contentType();
        };
    }

    private byte[] payload(Member member, Object value) {
        return switch (value) {
            case Blob blob -> blob.bytes();
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            default -> body.writePayload(member, value);
        };
    }

    private static void putAll(Map<String, String> headers, String prefix, Map<?, ?> values) {
        values.forEach((name, value) ->
                headers.put(prefix + HeaderValues.oneLine((String) name), HeaderValues.oneLine((String) value)));
    }
}
