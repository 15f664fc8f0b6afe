package dev.gantry.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the signer signs, the verifier accepts, and nothing beside it. */
class SignerTest {

    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    private static final AccessKey KEY = AccessKey.permanent("AKIDEXAMPLE", Requests.SECRET);
    private static final AccessKey SESSION = new AccessKey(
            "ASIDEXAMPLE", Requests.SECRET, Optional.of("token/+=="), Optional.of(NOW.plus(Duration.ofHours(1))));
    private static final Verifier VERIFIER = Requests.verifier(KEY, SESSION);
    private static final Signer.Target CALL = new Signer.Target("POST", "/", "");

    private final Signer signer = new Signer(KEY, "us-east-1", "ecs");

    private static SignedRequest sent(Signer.Target target, String host, Map<String, String> headers, String body) {
        Map<String, List<String>> all = new HashMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        all.put("host", List.of(host));
        return new SignedRequest(target.method(), target.path(), target.query(), all, body.getBytes(UTF_8));
    }

    private Map<String, String> sign(Signer.Target target, String body) {
        return signer.sign(target, "127.0.0.1:4566", Map.of("x-amz-target", "Ecs.RunTask"), body.getBytes(UTF_8), NOW);
    }

    @Test
    void a_call_is_accepted() {
        Map<String, String> headers = sign(CALL, "{}");

        Accepted accepted = VERIFIER.verify(sent(CALL, "127.0.0.1:4566", headers, "{}"), NOW);

        assertThat(accepted.credential().scope()).isEqualTo("20260304/us-east-1/ecs/aws4_request");
        assertThat(headers).doesNotContainKey("host").containsEntry("x-amz-target", "Ecs.RunTask");
    }

    @Test
    void a_call_with_a_sessions_token_is_accepted() {
        Map<String, String> headers =
                new Signer(SESSION, "us-east-1", "ecs").sign(CALL, "h", Map.of(), new byte[0], NOW);

        assertThat(headers).containsEntry("x-amz-security-token", "token/+==");
        assertThat(VERIFIER.verify(sent(CALL, "h", headers, ""), NOW).key().id())
                .isEqualTo("ASIDEXAMPLE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dockerVersion=DockerVersion%3A%2020.10.24%2Bdfsg1&agentHash=a",
                "dockerVersion=DockerVersion%3A+20.10.24%2Bdfsg1",
                "a=&b=1&a=%C3%A4",
                "arn=arn%3Aaws%3Aecs%3Aus-east-1%3A1%3Acontainer-instance%2Fdemo%2Fi1"
            })
    void an_address_with_a_query_is_accepted(String query) {
        Signer.Target upgrade = new Signer.Target("GET", "/acs/ws", query);

        Map<String, String> headers = sign(upgrade, "");

        assertThat(VERIFIER.verify(sent(upgrade, "127.0.0.1:4566", headers, ""), NOW))
                .isNotNull();
    }

    @Test
    void another_body_host_address_or_header_is_not() {
        Map<String, String> headers = sign(CALL, "{}");
        Map<String, String> other = new HashMap<>(headers);
        other.put("x-amz-target", "Ecs.StopTask");
        Signer.Target elsewhere = new Signer.Target("POST", "/", "a=b");

        for (SignedRequest forged : List.of(
                sent(CALL, "127.0.0.1:4566", headers, "{ }"),
                sent(CALL, "127.0.0.1:4567", headers, "{}"),
                sent(elsewhere, "127.0.0.1:4566", headers, "{}"),
                sent(CALL, "127.0.0.1:4566", other, "{}"))) {
            assertThatThrownBy(() -> VERIFIER.verify(forged, NOW)).isInstanceOf(RefusedException.class);
        }
    }

    @Test
    void the_next_day_has_another_key() {
        sign(CALL, "{}");
        Instant tomorrow = NOW.plus(Duration.ofDays(1));

        Map<String, String> headers = signer.sign(CALL, "h", Map.of(), new byte[0], tomorrow);

        assertThat(VERIFIER.verify(sent(CALL, "h", headers, ""), tomorrow)).isNotNull();
    }

    @Test
    void a_header_beyond_ascii_is_accepted_as_it_arrives() {
        Map<String, String> headers = signer.sign(CALL, "h", Map.of("x-amz-meta-name", "Zürich"), new byte[0], NOW);
        Map<String, String> arrived = new HashMap<>(headers);
        arrived.put(
                "x-amz-meta-name", new String("Zürich".getBytes(UTF_8), java.nio.charset.StandardCharsets.ISO_8859_1));

        assertThat(VERIFIER.verify(sent(CALL, "h", arrived, ""), NOW)).isNotNull();
    }

    /** Source: AWS' Signature Version 4 test suite, get-vanilla. */
    @Test
    void signs_what_aws_published() {
        AccessKey published = AccessKey.permanent("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

        Map<String, String> headers = new Signer(published, "us-east-1", "service")
                .sign(
                        new Signer.Target("GET", "/", ""),
                        "example.amazonaws.com",
                        Map.of(),
                        new byte[0],
                        Instant.parse("2015-08-30T12:36:00Z"));

        assertThat(headers.get("authorization"))
                .isEqualTo("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
                        + "SignedHeaders=host;x-amz-date, "
                        + "Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
    }
}
