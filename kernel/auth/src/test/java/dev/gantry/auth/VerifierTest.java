package dev.gantry.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerifierTest {

    private static final Instant SIGNED_AT = Requests.BOTOCORE_TIME;
    private static final Requests.Case JSON = named("json");
    private static final Requests.Case SESSION = named("session");

    @Test
    void refuses_a_request_that_nobody_signed() {
        SignedRequest request = Requests.of("POST", "/", new byte[0], "host:h");

        assertThat(refusal(JSON.verifier(), request, SIGNED_AT)).isEqualTo(new Refusal.Missing());
    }

    @Test
    void refuses_an_unknown_key() {
        assertThat(refusal(Requests.verifier(), JSON.request(), SIGNED_AT))
                .isEqualTo(new Refusal.UnknownKey("AKIDEXAMPLE"));
    }

    @Test
    void refuses_a_wrong_secret() {
        Verifier verifier = Requests.verifier(AccessKey.permanent("AKIDEXAMPLE", "other"));

        assertThat(refusal(verifier, JSON.request(), SIGNED_AT)).isEqualTo(new Refusal.Mismatch(Refusal.NO_MATCH));
    }

    @Test
    void accepts_five_minutes_of_skew_and_no_more() {
        assertThat(JSON.verifier()
                        .verify(JSON.request(), SIGNED_AT.plusSeconds(300))
                        .key()
                        .id())
                .isEqualTo("AKIDEXAMPLE");
        assertThat(JSON.verifier()
                        .verify(JSON.request(), SIGNED_AT.minusSeconds(300))
                        .key()
                        .id())
                .isEqualTo("AKIDEXAMPLE");
        assertThat(refusal(JSON.verifier(), JSON.request(), SIGNED_AT.plusSeconds(301)))
                .isEqualTo(new Refusal.Skewed("Signature expired: 20260304T050607Z is now earlier than "
                        + "20260304T050608Z (20260304T051108Z - 5 min.)"));
        assertThat(refusal(JSON.verifier(), JSON.request(), SIGNED_AT.minusSeconds(301)))
                .isEqualTo(new Refusal.Skewed("Signature not yet current: 20260304T050607Z is still later than "
                        + "20260304T050606Z (20260304T050106Z + 5 min.)"));
    }

    @Test
    void refuses_a_session_without_its_token_a_token_without_a_session_and_an_ended_one() {
        Verifier permanent = Requests.verifier(AccessKey.permanent("AKIDEXAMPLE", Requests.SECRET));
        Verifier session = SESSION.verifier();
        Verifier ended = Requests.verifier(
                new AccessKey("AKIDEXAMPLE", Requests.SECRET, SESSION.token(), Optional.of(SIGNED_AT)));

        assertThat(refusal(permanent, SESSION.request(), SIGNED_AT)).isEqualTo(new Refusal.WrongToken());
        assertThat(refusal(session, JSON.request(), SIGNED_AT)).isEqualTo(new Refusal.WrongToken());
        assertThat(refusal(ended, SESSION.request(), SIGNED_AT)).isEqualTo(new Refusal.ExpiredToken());
    }

    @Test
    void names_every_missing_part_of_the_authorization_header() {
        SignedRequest request =
                Requests.of("POST", "/", new byte[0], "host:h", "authorization:AWS4-HMAC-SHA256 Signature=");

        assertThat(refusal(JSON.verifier(), request, SIGNED_AT))
                .isEqualTo(new Refusal.Incomplete("Authorization header requires 'Credential' parameter. Authorization "
                        + "header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' "
                        + "parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' "
                        + "header. Authorization=AWS4-HMAC-SHA256"));
    }

    @Test
    void verifies_a_telemetry_frame_as_a_get_of_its_connection() {
        DerivedKey key = DerivedKey.of(Requests.SECRET, new Credential("AKIDEXAMPLE", "20260304", "us-east-1", "ecs"));
        String json = "{\"type\":\"PublishMetricsRequest\",\"message\":{}}";
        Signature claim = SignatureReader.read(frame(json, "0").asGet("/tcs/ws", "a=b+c%2Bd"));
        SignedRequest unsigned = frame(json, "0").asGet("/tcs/ws", "a=b+c%2Bd");
        String canonical = CanonicalRequest.hash(unsigned, claim, Sha256.hexOf(unsigned.body()));
        String toSign = "AWS4-HMAC-SHA256\n20260304T050607Z\n20260304/us-east-1/ecs/aws4_request\n" + canonical;
        String signature = Hex.of(key.sign(toSign.getBytes(UTF_8)));

        SignedFrame frame = frame(json, signature);

        Verifier verifier = JSON.verifier();
        assertThat(verifier.verify(frame.asGet("/tcs/ws", "a=b%20c%2Bd"), SIGNED_AT)
                        .body())
                .hasSize(json.length());
        assertThat(refusal(verifier, frame.asGet("/tcs/ws", "a=b+c+d"), SIGNED_AT))
                .isInstanceOf(Refusal.Mismatch.class);
        assertThat(SignedFrame.parse(json)).isEqualTo(new SignedFrame(Map.of(), json));
    }

    private static SignedFrame frame(String json, String signature) {
        return SignedFrame.parse(
                "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260304/us-east-1/ecs/aws4_request, "
                        + "SignedHeaders=host;x-amz-date, Signature=" + signature + "\r\nHost: 127.0.0.1:18080\r\n"
                        + "X-Amz-Date: 20260304T050607Z\r\n\r\n" + json);
    }

    private static Requests.Case named(String name) {
        return Requests.byBotocore()
                .filter(signed -> signed.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Refusal refusal(Verifier verifier, SignedRequest request, Instant now) {
        return catchThrowableOfType(RefusedException.class, () -> verifier.verify(request, now))
                .refusal();
    }
}
