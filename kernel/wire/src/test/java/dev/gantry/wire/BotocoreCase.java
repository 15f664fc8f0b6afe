package dev.gantry.wire;

import dev.gantry.shapes.Member;
import dev.gantry.shapes.Operation;
import dev.gantry.shapes.Operation.ErrorShape;
import dev.gantry.shapes.ServiceModel;
import dev.gantry.shapes.Structure;
import dev.gantry.shapes.random.RandomStructures;
import dev.gantry.value.ServiceException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One random request, answer and error of an operation, and what botocore should make of them. */
final class BotocoreCase {

    private static final String REQUEST_ID = "11111111-2222-3333-4444-555555555555";

    private final ServiceModel service;
    private final Operation operation;
    private final String protocolName;
    private final long seed;
    private final Protocol protocol;
    private final Structure request;
    private final Structure response;
    private final Optional<RandomError> error;

    BotocoreCase(ServiceModel service, Operation operation, String protocolName, long seed) {
        this.service = service;
        this.operation = operation;
        this.protocolName = protocolName;
        this.seed = seed;
        this.protocol = Protocol.of(service, protocolName);
        RandomStructures random =
                RandomStructures.seeded(seed * 31 + operation.name().hashCode());
        RandomStructures structures = canTellEmptyFromAbsent() ? random : random.withoutEmptyCollections();
        this.request = structures.next(operation.input());
        this.response = structures.next(operation.output());
        this.error = operation.errors().isEmpty()
                ? Optional.empty()
                : Optional.of(new RandomError(
                        operation.errors().get((int) (seed % operation.errors().size())), structures));
    }

    /** An error of the model with random members. */
    private record RandomError(ErrorShape shape, Structure body, ServiceException exception) {

        RandomError(ErrorShape shape, RandomStructures structures) {
            this(shape, structures.next(shape.shape()));
        }

        private RandomError(ErrorShape shape, Structure body) {
            this(shape, body, exception(shape, body));
        }

        private static ServiceException exception(ErrorShape shape, Structure body) {
            Map<String, Object> members = new HashMap<>();
            for (int i = 0; i < shape.shape().members().size(); i++) {
                Object value = body.member(i);
                String name = shape.shape().members().get(i).wireName();
                if (value != null && !name.equalsIgnoreCase("message")) {
                    members.put(name, value);
                }
            }
            return new ServiceException(shape.code(), shape.status(), "It <did> not & \"could\" not.", members);
        }
    }

    private boolean canTellEmptyFromAbsent() {
        return protocolName.equals("json") || protocolName.equals("smithy-rpc-v2-cbor");
    }

    String service() {
        return service.name();
    }

    Map<String, Object> question() {
        Map<String, Object> question = new HashMap<>();
        question.put("service", botocoreName());
        question.put("protocol", protocolName);
        question.put("operation", operation.name());
        question.put("params", PlainTree.of(request));
        question.put("response", PlainTree.of(response));
        question.put("answer", answer(protocol.write(operation, response, REQUEST_ID)));
        error.ifPresent(
                it -> question.put("error", answer(protocol.error(it.exception, Optional.of(operation), REQUEST_ID))));
        return question;
    }

    /** Where botocore calls a service otherwise than AWS' own clients do. */
    private String botocoreName() {
        return switch (service.name()) {
            case "elasticfilesystem" -> "efs";
            case "tagging" -> "resourcegroupstaggingapi";
            default -> service.name();
        };
    }

    private static Map<String, Object> answer(HttpAnswer answer) {
        return Map.of(
                "status",
                answer.status(),
                "headers",
                answer.headers(),
                "body",
                Base64.getEncoder().encodeToString(answer.body()));
    }

    /** What differs from what was sent. */
    List<String> failures(Map<String, Object> found) {
        List<String> failures = new ArrayList<>();
        if (found.containsKey("failure")) {
            return List.of("botocore says " + found.get("failure"));
        }
        forbidden(found).ifPresent(text -> failures.add("botocore forbids what the model allows: " + text));
        HttpRequest http = httpRequest(Botocore.tree(found, "request"));
        checkRoute(http, failures);
        check(
                "request",
                withoutDefaults(request, PlainTree.ofRequest(request)),
                withoutDefaults(request, PlainTree.of(protocol.read(operation, http))),
                failures);
        check(
                "answer",
                withoutDefaults(response, PlainTree.of(response)),
                withoutDefaults(response, Botocore.tree(found, "parsed")),
                failures);
        error.ifPresent(it -> checkError(it, Botocore.tree(found, "error"), failures));
        return failures;
    }

    /** What botocore's own validation says. */
    private static Optional<String> forbidden(Map<String, Object> found) {
        return Optional.ofNullable(found.get("forbidden"))
                .map(Object::toString)
                .map(text -> text.lines().collect(Collectors.joining("; ")))
                .filter(text -> !text.isEmpty());
    }

    private static HttpRequest httpRequest(Map<?, ?> parts) {
        Map<String, List<String>> headers = new HashMap<>();
        Botocore.tree(parts, "headers")
                .forEach((name, value) ->
                        headers.put(name.toString().toLowerCase(Locale.ROOT), List.of(value.toString())));
        return new HttpRequest(
                Botocore.field(parts, "method").toString(),
                Botocore.field(parts, "path").toString(),
                Botocore.field(parts, "query").toString(),
                headers,
                Base64.getDecoder().decode(Botocore.field(parts, "body").toString()));
    }

    /** An absent payload is an empty one, and HTTP itself fills in length and type. */
    private static Map<String, Object> withoutDefaults(Structure original, Map<?, ?> tree) {
        Map<String, Object> rest = new HashMap<>();
        tree.forEach((name, value) -> rest.put((String) name, value));
        Map<String, Object> sent = PlainTree.of(original);
        for (Member member : original.shape().members()) {
            if (member.location() == Member.Location.PAYLOAD) {
                rest.remove(member.name(), "");
            }
            boolean filledIn =
                    member.name().equals("ContentType") || member.name().equals("ContentLength");
            if (filledIn && !sent.containsKey(member.name())) {
                rest.remove(member.name());
            }
        }
        return rest;
    }

    private void checkRoute(HttpRequest http, List<String> failures) {
        Route route =
                Routers.OF_ALL.route(http, Optional.of(service.signingName())).orElseThrow();
        if (!route.operation().name().equals(operation.name())
                || !route.service().name().equals(service.name())
                || route.protocol().getClass() != protocol.getClass()) {
            failures.add("routed to " + route.service().name() + ":"
                    + route.operation().name() + " in " + route.protocol());
        }
    }

    private void check(String what, @Nullable Object wanted, @Nullable Object found, List<String> failures) {
        Object left = PlainTree.normal(wanted);
        Object right = PlainTree.normal(found);
        if (!canTellEmptyFromAbsent()) {
            left = PlainTree.pruned(left);
            right = PlainTree.pruned(right);
        }
        if (!Objects.equals(left, right)) {
            failures.add(what + " differs\n  wanted " + left + "\n  found  " + right);
        }
    }

    private void checkError(RandomError sent, Map<?, ?> found, List<String> failures) {
        boolean headOnly = operation.method().equals("HEAD");
        String code = headOnly ? Integer.toString(sent.shape.status()) : expectedCode(sent.shape);
        checkSame("error code", code, found.get("code"), failures);
        if (headOnly) {
            return;
        }
        checkSame("error message", sent.exception.text(), found.get("message"), failures);
        checkSame("request id", REQUEST_ID, found.get("requestId"), failures);
        if (found.get("shape") != null) {
            check(
                    "error members",
                    withoutMessage(PlainTree.of(sent.body)),
                    withoutMessage(Botocore.tree(found, "members")),
                    failures);
        }
    }

    private String expectedCode(ErrorShape shape) {
        boolean inTokens =
                !protocolName.equals("query") && !protocolName.equals("ec2") && !protocolName.equals("rest-xml");
        if (inTokens && service.queryCompatible()) {
            return shape.code();
        }
        return inTokens ? shape.name() : shape.code();
    }

    private static Map<String, Object> withoutMessage(Map<?, ?> members) {
        Map<String, Object> rest = new HashMap<>();
        members.forEach((name, value) -> rest.put((String) name, value));
        rest.keySet().removeIf(name -> name.equalsIgnoreCase("message"));
        return rest;
    }

    private static void checkSame(String what, @Nullable Object wanted, @Nullable Object found, List<String> failures) {
        if (!Objects.equals(wanted, found)) {
            failures.add(what + ": wanted " + wanted + ", found " + found);
        }
    }

    @Override
    public String toString() {
        return service.name() + ":" + operation.name() + " in " + protocolName + ", seed " + seed;
    }
}
