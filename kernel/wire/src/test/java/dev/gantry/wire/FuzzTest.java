package dev.gantry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.shapes.Operation;
import dev.gantry.shapes.ServiceModel;
import dev.gantry.shapes.Structure;
import dev.gantry.shapes.random.RandomStructures;
import dev.gantry.value.ServiceException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no client would send: whatever comes, the answer is AWS' 4xx or a structure, never an accident. */
class FuzzTest {

    private static final int CASES = 4000;
    private static final List<String> SEEDS_OF_MALICE = List.of(
            "{\"a\":".repeat(5000),
            "[".repeat(100_000),
            "{\"cluster\":[[[[{}]]]],\"tasks\":{\"a\":1}}",
            "{\"count\":1e999999999}",
            "{\"count\":" + "9".repeat(900) + "}",
            "{\"count\":" + "9".repeat(5000) + "}",
            "{\"desiredCount\":99999999999}",
            "{\"cluster\":\"\\ud800\"}",
            "{\"cluster\":\"\u0000\"}",
            "{\"cluster\":null,\"cluster\":5}",
            "\"text\"",
            "null",
            "{}{}",
            "<a>".repeat(100_000),
            "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
            "<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;\">]><a>&c;</a>",
            "<a xmlns:x='y' x:z='&#0;'/>",
            "<Delete><Object><Key>&undefined;</Key></Object></Delete>",
            "Action=" + "a.".repeat(50_000) + "=1",
            "Filter.1.Value.99999999999999=1&Filter.-1=2&.=3&=4&&&",
            "MaxResults=99999999999999999999&DryRun=perhaps&%zz=%",
            "%ff%fe=%c0%80");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void malformed_requests_are_answered_with_4xx(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < CASES; i++) {
            ServiceModel service = pick(random, Models.ALL);
            Operation operation =
                    service.operation(pick(random, service.operationNames())).orElseThrow();
            String protocol = pick(random, service.protocols());
            HttpRequest request = request(random, service, operation, protocol);
            assertThat(outcome(service, request))
                    .as(() -> "seed " + seed + ", " + service.name() + ":" + operation.name() + " in " + protocol + " "
                            + request + "\n" + new String(request.body(), StandardCharsets.ISO_8859_1))
                    .isBetween(200, 499);
        }
    }

    private static <T> T pick(SplittableRandom random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** Reads and, if that is possible, answers; the answer's status. */
    private static int outcome(ServiceModel service, HttpRequest request) {
        Optional<Route> route = Optional.empty();
        try {
            route = Routers.OF_ALL.route(request, Optional.of(service.signingName()));
            if (route.isEmpty()) {
                return 404;
            }
            Structure structure = route.get().protocol().read(route.get().operation(), request);
            return ShapeJson.write(structure).length > 0 ? 200 : 500;
        } catch (UnknownOperationException e) {
            return e.protocol().error(e, Optional.empty(), "id").status();
        } catch (ServiceException e) {
            Route found = route.orElseThrow();
            return found.protocol()
                    .error(e, Optional.of(found.operation()), "id")
                    .status();
        }
    }

    private static HttpRequest request(
            SplittableRandom random, ServiceModel service, Operation operation, String protocol) {
        Map<String, List<String>> headers = new HashMap<>();
        String type = random.nextInt(8) == 0
                ? pick(random, List.of("text/plain", "application/cbor", "", "image/png", ";", "application/xml"))
                : contentType(protocol);
        headers.put("content-type", List.of(type));
        if (protocol.equals("json")) {
            headers.put("x-amz-target", List.of(service.targetPrefix().orElse("") + "." + operation.name()));
        }
        headers.put("content-length", List.of(text(random)));
        headers.put("if-modified-since", List.of(text(random)));
        byte[] body = body(random, operation, protocol);
        String path = operation.uri();
        if (protocol.equals("smithy-rpc-v2-cbor")) {
            headers.put("smithy-protocol", List.of("rpc-v2-cbor"));
            path = "/service/" + service.serviceShapeName() + "/operation/" + operation.name();
        }
        int mark = path.indexOf('?');
        String query = mark < 0 ? "" : path.substring(mark + 1);
        String rest = mark < 0 ? path : path.substring(0, mark);
        return new HttpRequest(
                operation.method(),
                mutatedPath(random, rest),
                query(random, query, service, operation, protocol),
                headers,
                body);
    }

    private static String contentType(String protocol) {
        return switch (protocol) {
            case "query", "ec2" -> "application/x-www-form-urlencoded; charset=utf-8";
            case "smithy-rpc-v2-cbor" -> "application/cbor";
            default -> "application/x-amz-json-1.1";
        };
    }

    private static String query(
            SplittableRandom random, String query, ServiceModel service, Operation operation, String protocol) {
        String parameters =
                switch (random.nextInt(4)) {
                    case 0 -> "&max-keys=" + text(random) + "&MaxResults=" + text(random);
                    case 1 -> "&partNumber=99999999999&%=1&" + text(random);
                    default -> "";
                };
        if (protocol.equals("query") || protocol.equals("ec2")) {
            return "Action=" + operation.name() + "&Version=" + service.apiVersion() + parameters;
        }
        return query + parameters;
    }

    private static String mutatedPath(SplittableRandom random, String path) {
        return switch (random.nextInt(6)) {
            case 0 -> path.replace("{", "%7b").replace("}", "%");
            case 1 -> path + "/%ff%c0%af/..//" + text(random);
            case 2 -> "";
            default -> path.replace("{", "").replace("}", "").replace("+", "");
        };
    }

    private static String text(SplittableRandom random) {
        return pick(
                random,
                List.of(
                        "",
                        "-1",
                        "1e9",
                        "99999999999999999999",
                        "\u0000",
                        "\ud800",
                        "%",
                        "%4",
                        "%zz",
                        "a,b\"",
                        "Sat, 99 Nov 2026 99:99:99 GMT",
                        "2026-13-45T00:00:00Z",
                        "true",
                        "NaN",
                        "++",
                        "..",
                        "a".repeat(10_000)));
    }

    private static byte[] body(SplittableRandom random, Operation operation, String protocol) {
        return switch (random.nextInt(5)) {
            case 0 -> randomBytes(random);
            case 1 -> pick(random, SEEDS_OF_MALICE).getBytes(StandardCharsets.UTF_8);
            case 2 -> truncated(random, valid(random, operation, protocol));
            default -> mutated(random, valid(random, operation, protocol));
        };
    }

    private static byte[] valid(SplittableRandom random, Operation operation, String protocol) {
        Structure structure = RandomStructures.seeded(random.nextLong()).next(operation.input());
        return switch (protocol) {
            case "smithy-rpc-v2-cbor" -> TokenWriter.write(Dialect.CBOR, structure);
            case "rest-xml" -> {
                XmlText out = new XmlText();
                new XmlWriter(out).structure("Root", "", structure);
                yield out.bytes();
            }
            case "query", "ec2" -> form(structure);
            default -> TokenWriter.write(Dialect.JSON, structure);
        };
    }

    private static byte[] form(Structure structure) {
        StringBuilder form = new StringBuilder("Ignored=1");
        PlainTree.of(structure).forEach((name, value) -> {
            form.append('&').append(name).append('=').append(value);
            form.append('&').append(name).append(".1=").append(value);
            form.append('&').append(name).append(".member.2.key=").append(value);
        });
        return form.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] randomBytes(SplittableRandom random) {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] truncated(SplittableRandom random, byte[] body) {
        return body.length == 0 ? body : java.util.Arrays.copyOf(body, random.nextInt(body.length));
    }

    private static byte[] mutated(SplittableRandom random, byte[] body) {
        byte[] mutated = body.clone();
        for (int i = 0; i < 3 && mutated.length > 0; i++) {
            byte[] replacements = {'"', '{', '}', '[', ']', '<', '>', '&', '=', '.', '%', '\\', 0, -1, '9', 'n', ','};
            mutated[random.nextInt(mutated.length)] = random.nextBoolean()
                    ? replacements[random.nextInt(replacements.length)]
                    : (byte) random.nextInt(256);
        }
        return mutated;
    }
}
