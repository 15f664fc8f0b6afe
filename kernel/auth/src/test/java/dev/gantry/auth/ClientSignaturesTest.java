package dev.gantry.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.checksums.DefaultChecksumAlgorithm;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** What the clients of our users sign must verify. */
class ClientSignaturesTest {

    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    private static final AwsCredentialsIdentity IDENTITY =
            AwsCredentialsIdentity.create("AKIDEXAMPLE", Requests.SECRET);
    private static final Verifier VERIFIER = Requests.verifier(AccessKey.permanent("AKIDEXAMPLE", Requests.SECRET));

    @ParameterizedTest
    @MethodSource("dev.gantry.auth.Requests#byBotocore")
    void verifies_what_botocore_signs(Requests.Case signed) {
        Accepted accepted = signed.verifier().verify(signed.request(), Requests.BOTOCORE_TIME);

        assertThat(accepted.credential().region()).isEqualTo("eu-west-1");
    }

    @Test
    void verifies_a_json_call_of_the_sdk_for_java() throws IOException {
        SignedRequest request = sign("ecs", IDENTITY, "http://127.0.0.1:4566/", "{\"cluster\":\"a\"}", Map.of());

        assertThat(VERIFIER.verify(request, NOW).credential().service()).isEqualTo("ecs");
    }

    @Test
    void verifies_odd_paths_and_queries_of_the_sdk_for_java() throws IOException {
        SignedRequest request =
                sign("scheduler", IDENTITY, "http://127.0.0.1:4566/a%20b/c%2Fd/?x=a%20b%2Bc&y&z=%C3%A4", "", Map.of());

        assertThat(VERIFIER.verify(request, NOW).credential().service()).isEqualTo("scheduler");
    }

    @Test
    void verifies_a_session_of_the_sdk_for_java() throws IOException {
        AwsCredentialsIdentity session =
                AwsSessionCredentialsIdentity.create("AKIDEXAMPLE", Requests.SECRET, "token/+=");
        Verifier verifier = Requests.verifier(
                new AccessKey("AKIDEXAMPLE", Requests.SECRET, Optional.of("token/+="), Optional.empty()));

        SignedRequest request = sign("sts", session, "http://127.0.0.1:4566/", "Action=x", Map.of());

        assertThat(verifier.verify(request, NOW).signature().token()).contains("token/+=");
    }

    @Test
    void verifies_chunks_with_a_signed_trailer_of_the_sdk_for_java() throws IOException {
        SignedRequest request =
                sign("s3", IDENTITY, "http://127.0.0.1:4566/bucket/a%20b//c", "x".repeat(200_000), streaming(true));

        Accepted accepted = VERIFIER.verify(request, NOW);

        assertThat(request.firstHeader("x-amz-content-sha256")).isEqualTo("STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER");
        assertThat(accepted.body()).hasSize(200_000).containsOnly('x');
        assertThat(accepted.trailers()).containsOnlyKeys("x-amz-checksum-crc32");
    }

    @Test
    void verifies_unsigned_chunks_with_a_trailer_of_the_sdk_for_java() throws IOException {
        SignedRequest request =
                sign("s3", IDENTITY, "https://127.0.0.1:4566/bucket/key", "x".repeat(1_000), streaming(false));

        Accepted accepted = VERIFIER.verify(request, NOW);

        assertThat(request.firstHeader("x-amz-content-sha256")).isEqualTo("STREAMING-UNSIGNED-PAYLOAD-TRAILER");
        assertThat(accepted.body()).hasSize(1_000).containsOnly('x');
    }

    private static Map<String, Boolean> streaming(boolean signed) {
        return Map.of("chunked", true, "signed", signed);
    }

    private static SignedRequest sign(
            String service, AwsCredentialsIdentity identity, String url, String body, Map<String, Boolean> options)
            throws IOException {
        SdkHttpRequest unsigned = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(URI.create(url))
                .putHeader("content-type", "application/x-amz-json-1.1")
                .putHeader("content-length", Integer.toString(body.length()))
                .build();
        var signed = AwsV4HttpSigner.create().sign(settings -> {
            settings.identity(identity)
                    .request(unsigned)
                    .payload(ContentStreamProvider.fromUtf8String(body))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1")
                    .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(NOW, ZoneOffset.UTC));
            s3(settings, service, options);
        });
        byte[] payload = signed.payload()
                .orElse(() -> new ByteArrayInputStream(new byte[0]))
                .newStream()
                .readAllBytes();
        return wire(signed.request(), payload);
    }

    private static void s3(
            SignRequest.Builder<AwsCredentialsIdentity> settings, String service, Map<String, Boolean> options) {
        if (service.equals("s3")) {
            settings.putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                    .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                    .putProperty(AwsV4HttpSigner.CHUNK_ENCODING_ENABLED, options.get("chunked"))
                    .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, options.get("signed"))
                    .putProperty(AwsV4HttpSigner.CHECKSUM_ALGORITHM, DefaultChecksumAlgorithm.CRC32);
        }
    }

    private static SignedRequest wire(SdkHttpRequest request, byte[] payload) {
        Map<String, List<String>> headers = new HashMap<>();
        request.forEachHeader((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        headers.putIfAbsent("host", List.of(request.host() + ":" + request.port()));
        URI uri = request.getUri();
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        return new SignedRequest(request.method().name(), uri.getRawPath(), query, headers, payload);
    }
}
