package dev.gantry.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signatures that AWS' own documentation and test suite publish. */
class PublishedVectorsTest {

    private static final Instant SUITE_TIME = Instant.parse("2015-08-30T12:36:00Z");
    private static final Instant S3_TIME = Instant.parse("2013-05-24T00:00:00Z");
    private static final Verifier SUITE = Requests.verifier(AccessKey.permanent("AKIDEXAMPLE", Requests.SECRET));
    private static final Verifier S3 =
            Requests.verifier(AccessKey.permanent("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"));

    @ParameterizedTest
    @CsvSource({
        "GET, /, 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "POST, /, 5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
        "GET, /?Param2=value2&Param1=value1, b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
        "GET, /?Param1=value1, a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb",
        "GET, /ሴ, 8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85",
        "GET, //, 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "GET, /example/.., 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "GET, /./, 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "GET, /-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz, "
                + "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f",
    })
    void verifies_the_test_suite(String method, String target, String signature) {
        SignedRequest request = Requests.of(
                method,
                target,
                new byte[0],
                "host:example.amazonaws.com",
                "x-amz-date:20150830T123600Z",
                "authorization:AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
                        + "SignedHeaders=host;x-amz-date, Signature=" + signature);

        assertThat(SUITE.verify(request, SUITE_TIME).key().id()).isEqualTo("AKIDEXAMPLE");
    }

    @Test
    void verifies_the_iam_example_of_the_general_reference() {
        SignedRequest request = Requests.of(
                "GET",
                "/?Action=ListUsers&Version=2010-05-08",
                new byte[0],
                "host:iam.amazonaws.com",
                "content-type:application/x-www-form-urlencoded; charset=utf-8",
                "x-amz-date:20150830T123600Z",
                "authorization:AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, "
                        + "SignedHeaders=content-type;host;x-amz-date, "
                        + "Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7");

        assertThat(SUITE.verify(request, SUITE_TIME).credential().service()).isEqualTo("iam");
    }

    @Test
    void verifies_the_get_object_example_of_s3() {
        SignedRequest request = Requests.of(
                "GET",
                "/test.txt",
                new byte[0],
                "host:examplebucket.s3.amazonaws.com",
                "range:bytes=0-9",
                "x-amz-content-sha256:" + Sha256.EMPTY,
                "x-amz-date:20130524T000000Z",
                s3Authorization(
                        "host;range;x-amz-content-sha256;x-amz-date",
                        "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"));

        assertThat(S3.verify(request, S3_TIME).credential().service()).isEqualTo("s3");
    }

    @Test
    void verifies_the_presigned_example_of_s3_until_it_expires() {
        SignedRequest request = Requests.of(
                "GET",
                "/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256"
                        + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
                        + "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host"
                        + "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
                new byte[0],
                "host:examplebucket.s3.amazonaws.com");

        assertThat(S3.verify(request, S3_TIME.plusSeconds(86_400)).body()).isEmpty();
        assertThatThrownBy(() -> S3.verify(request, S3_TIME.plusSeconds(86_401)))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(new Refusal.Expired()));
    }

    @Test
    void verifies_every_chunk_of_the_streaming_example_of_s3() {
        byte[] body = streamed();

        assertThat(S3.verify(streaming(body), S3_TIME).body()).hasSize(66_560).containsOnly('a');
    }

    @Test
    void refuses_a_streamed_body_with_any_changed_byte_or_without_its_end() {
        byte[] whole = streamed();
        for (int at : new int[] {0, 10, 70, 90, 40_000, 65_700, 66_000, 66_750, whole.length - 5, whole.length - 1}) {
            byte[] changed = whole.clone();
            changed[at] ^= 1;
            assertThatThrownBy(() -> S3.verify(streaming(changed), S3_TIME))
                    .as("byte " + at)
                    .isInstanceOf(RefusedException.class);
        }
        for (int length : new int[] {0, 1, 100, 65_800, whole.length - 90, whole.length - 1}) {
            assertThatThrownBy(() -> S3.verify(streaming(Arrays.copyOf(whole, length)), S3_TIME))
                    .as("length " + length)
                    .isInstanceOf(RefusedException.class);
        }
    }

    private static SignedRequest streaming(byte[] body) {
        return Requests.of(
                "PUT",
                "/examplebucket/chunkObject.txt",
                body,
                "host:s3.amazonaws.com",
                "x-amz-date:20130524T000000Z",
                "x-amz-storage-class:REDUCED_REDUNDANCY",
                "x-amz-content-sha256:STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
                "content-encoding:aws-chunked",
                "x-amz-decoded-content-length:66560",
                "content-length:66824",
                s3Authorization(
                        "content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;"
                                + "x-amz-decoded-content-length;x-amz-storage-class",
                        "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9"));
    }

    private static byte[] streamed() {
        return ("10000;chunk-signature=ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648\r\n"
                        + "a".repeat(65_536)
                        + "\r\n400;chunk-signature=0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497\r\n"
                        + "a".repeat(1_024)
                        + "\r\n0;chunk-signature=b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9\r\n\r\n")
                .getBytes(UTF_8);
    }

    private static String s3Authorization(String signedHeaders, String signature) {
        return "authorization:AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                + "SignedHeaders=" + signedHeaders + ",Signature=" + signature;
    }
}
