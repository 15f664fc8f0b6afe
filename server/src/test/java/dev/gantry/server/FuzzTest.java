package dev.gantry.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.kernel.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whatever comes in through the socket: the server is never wrong about it, and strangers change nothing. */
class FuzzTest {

    private static final long SEED = Long.getLong("fuzz.seed", 20_260_304L);
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 2_000);

    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "X");
    private static final List<String> SERVICES =
            List.of("ecs", "sts", "iam", "ec2", "s3", "scheduler", "monitoring", "nothing");
    private static final List<String> PATHS = List.of(
            "/",
            "//",
            "/acs/ws",
            "/bucket/key",
            "/bucket?tagging",
            "/schedules/a",
            "/schedules",
            "/%2e%2e/%00",
            "/service/GraniteServiceVersion20100801/operation/PutMetricData",
            "/?Action=GetUser&Version=2010-05-08",
            "/_gantry/health",
            "/tags/arn%3Aaws",
            "/a;b=c/../d",
            "/?%zz=%&&=",
            "*");
    private static final List<String> TARGETS = List.of(
            "AmazonEC2ContainerServiceV20141113.RegisterTaskDefinition",
            "AmazonEC2ContainerServiceV20141113.RunTask",
            "AmazonEC2ContainerServiceV20141113.",
            "GraniteServiceVersion20100801.PutMetricData",
            "Nonsense",
            ".");
    private static final List<String> TYPES = List.of(
            "application/x-amz-json-1.1",
            "application/x-www-form-urlencoded",
            "application/json",
            "application/cbor",
            "application/xml",
            "text/plain; charset=nonsense");
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ":",
            ",",
            "null",
            "1e999",
            "-1",
            "true",
            "\\u0000",
            "\\ud800",
            "family",
            "containerDefinitions",
            "\"tags\":[",
            "Action=",
            "RunTask",
            "&",
            "=",
            "Version=2010-05-08",
            "GetUser",
            "Filter.1.Value.",
            "999999999999",
            "%zz",
            "%00",
            "<a>",
            "</a>",
            "<!DOCTYPE a [<!ENTITY b \"c\">]>",
            "&b;",
            "\u00bf",
            "\u00ff",
            "\u0000",
            "2026-03-04T05:06:07Z",
            "Tagging",
            "MetricData.member.1.Value=x");

    private final Random random = new Random(SEED);
    private final Set<Integer> statuses = new TreeSet<>();

    @Test
    void never_fails_by_its_own_mistake_on_anything_that_known_callers_send() {
        try (TestServer server = TestServer.open()) {
            for (int round = 0; round < ROUNDS; round++) {
                byte[] request = RawHttp.request(pick(METHODS), pick(PATHS), headers(server), body());

                check(server, round, request);
            }
            assertThat(server.gantry.internalErrors()).isZero();
            assertThat(statuses).contains(200, 400, 403, 404);
        }
    }

    @Test
    void changes_nothing_for_strangers_whatever_they_send() {
        try (TestServer server = TestServer.enforced()) {
            View before = server.gantry.engine().view();
            Caller liar = server.root().withSecret("wrong");
            byte[] valid = "{\"clusterName\":\"a\"}".getBytes(ISO_8859_1);
            Map<String, String> headers = liar.sign(
                    "ecs", "POST", "/", Caller.json("AmazonEC2ContainerServiceV20141113.CreateCluster"), valid);
            headers.remove("content-length");
            for (int round = 0; round < ROUNDS; round++) {
                byte[] request = mutated(RawHttp.request("POST", "/", headers, valid));

                check(server, round, request);
            }
            assertThat(server.gantry.internalErrors()).isZero();
            assertThat(server.gantry.engine().view().revision()).isEqualTo(before.revision());
        }
    }

    private void check(TestServer server, int round, byte[] request) {
        String answer = RawHttp.exchange(server.gantry.endpoint(), request);

        int status = RawHttp.status(answer);
        statuses.add(status);
        assertThat(status)
                .as("seed %d round %d: %s", SEED, round, new String(request, ISO_8859_1))
                .matches(code -> code < 500 || code == 505, "not the server's mistake");
        assertThat(answer).doesNotContain("Exception\tat ").doesNotContain("java.lang");
    }

    private Map<String, String> headers(TestServer server) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Host", server.gantry.endpoint().getAuthority());
        if (random.nextInt(10) > 0) {
            headers.put("X-Amz-Date", "20260304T050607Z");
            headers.put(
                    "Authorization",
                    "AWS4-HMAC-SHA256 Credential=test/20260304/us-east-1/" + pick(SERVICES)
                            + "/aws4_request, SignedHeaders=host, Signature=0");
        }
        if (random.nextBoolean()) {
            headers.put("X-Amz-Target", pick(TARGETS));
        }
        if (random.nextInt(8) == 0) {
            headers.put("Smithy-Protocol", "rpc-v2-cbor");
        }
        if (random.nextInt(8) == 0) {
            headers.put(pick(List.of("Content-Encoding", "Expect", "Upgrade", "X-Amz-Content-Sha256")), pick(TYPES));
        }
        if (random.nextInt(8) > 0) {
            headers.put("Content-Type", pick(TYPES));
        }
        return headers;
    }

    private byte[] body() {
        if (random.nextInt(4) == 0) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            return noise;
        }
        StringBuilder text = new StringBuilder();
        String repeated = random.nextInt(20) == 0 ? pick(PIECES).repeat(5_000) : "";
        text.append(repeated);
        for (int i = random.nextInt(30); i > 0; i--) {
            text.append(pick(PIECES));
        }
        return text.toString().getBytes(ISO_8859_1);
    }

    private byte[] mutated(byte[] request) {
        byte[] changed = request.clone();
        for (int i = random.nextInt(4); i > 0; i--) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        }
        return changed;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
