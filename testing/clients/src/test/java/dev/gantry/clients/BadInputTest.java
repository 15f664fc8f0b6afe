package dev.gantry.clients;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody should send gets AWS' own error, never a mistake of the server's, and changes nothing. */
class BadInputTest {

    private static final PackagedServer SERVER = PackagedServer.start();
    private static final RawApi API = new RawApi(SERVER);
    private static final String ECS = "AmazonEC2ContainerServiceV20141113.";
    private static final String JSON = "application/x-amz-json-1.1";

    private long before;

    @AfterAll
    static void ends() {
        SERVER.close();
    }

    @BeforeEach
    void remembers() {
        before = API.revision();
    }

    @AfterEach
    void nothing_has_changed_and_nothing_was_our_mistake() {
        assertThat(API.internalErrors()).isZero();
        assertThat(API.revision()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "\"text\"",
                "{\"clusterName\": }",
                "{\"clusterName\": \"a\"",
                "{\"clusterName\": [\"a\"]}",
                "{\"tags\": {\"a\": 1}}",
                "{\"clusterName\": \"a\"} trailing",
                "nonsense",
                "{\"tags\": [[[[]]]]}"
            })
    void a_body_that_is_not_the_json_of_the_operation(String body) {
        refused(call("CreateCluster", body), "SerializationException");
    }

    @Test
    void a_body_that_is_not_utf_8() {
        refused(
                API.call("ecs", "CreateCluster", "{\"clusterName\": \"caf\u00e9\"}".getBytes(ISO_8859_1)),
                "SerializationException");
    }

    @Test
    void a_body_that_nests_without_an_end() {
        String deep = "[".repeat(100_000);

        refused(call("CreateCluster", "{\"unknown\": " + deep), "SerializationException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NoSuchOperation", "", "runTask", "../RunTask"})
    void an_operation_that_there_is_not(String operation) {
        refused(call(operation, "{}"), "UnknownOperationException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NoSuchService_20200101.RunTask", "RunTask", "."})
    void a_target_that_there_is_not(String target) {
        refused(
                API.send("ecs", Map.of("content-type", JSON, "x-amz-target", target), "{}".getBytes(UTF_8)),
                "UnknownOperationException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Action=NoSuch&Version=2011-06-15", "Action=&Version=2011-06-15", "%%%"})
    void a_form_that_names_no_action(String form) {
        RawApi.Answer answer =
                API.send("sts", Map.of("content-type", "application/x-www-form-urlencoded"), form.getBytes(UTF_8));

        assertThat(answer.status()).isBetween(400, 499);
        assertThat(answer.body()).contains("<Code>");
    }

    @Test
    void a_request_that_nobody_signed() {
        RawApi.Answer answer =
                API.post(Map.of("content-type", JSON, "x-amz-target", ECS + "CreateCluster"), "{}".getBytes(UTF_8));

        refused(answer, "MissingAuthenticationTokenException");
    }

    @Test
    void a_request_that_was_signed_with_another_secret() {
        refused(signedBy(new SigV4(SERVER.accessKeyId(), "wrong", "ecs"), Instant.now()), "InvalidSignatureException");
    }

    @Test
    void a_request_of_keys_that_nobody_has() {
        refused(
                signedBy(new SigV4("AKIAAAAAAAAAAAAAAAAA", "secret", "ecs"), Instant.now()),
                "UnrecognizedClientException");
    }

    @Test
    void a_request_that_was_signed_for_another_service() {
        refused(signedBy(SigV4.of(SERVER, "logs"), Instant.now()), "InvalidSignatureException");
    }

    @ParameterizedTest
    @ValueSource(longs = {-3600, 3600})
    void a_request_of_a_clock_that_is_an_hour_off(long seconds) {
        refused(
                signedBy(SigV4.of(SERVER, "ecs"), Instant.now().plus(Duration.ofSeconds(seconds))),
                "InvalidSignatureException");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AWS4-HMAC-SHA256",
                "AWS4-HMAC-SHA256 Credential=",
                "Basic dXNlcjpwYXNz",
                "AWS4-HMAC-SHA256 a=b, c=d"
            })
    void an_authorization_that_is_not_one(String authorization) {
        RawApi.Answer answer = API.post(
                Map.of(
                        "content-type",
                        JSON,
                        "x-amz-target",
                        ECS + "CreateCluster",
                        "x-amz-date",
                        "20261121T000000Z",
                        "authorization",
                        authorization),
                "{}".getBytes(UTF_8));

        assertThat(answer.status()).isBetween(400, 403);
        assertThat(answer.error()).isIn("IncompleteSignatureException", "MissingAuthenticationTokenException");
    }

    @Test
    void a_signature_of_another_body() {
        byte[] signed = "{}".getBytes(UTF_8);
        SigV4.Request request = new SigV4.Request("POST", API.host(), "", "", headers("CreateCluster"), signed);
        Map<String, String> headers = SigV4.of(SERVER, "ecs").headers(request, Instant.now());

        refused(API.post(headers, "{\"clusterName\": \"a\"}".getBytes(UTF_8)), "InvalidSignatureException");
    }

    @Test
    void a_body_that_is_larger_than_any_request() {
        byte[] huge = ("{\"clusterName\": \"" + "x".repeat(40 << 20) + "\"}").getBytes(UTF_8);

        RawApi.Answer answer = API.call("ecs", "CreateCluster", huge);

        assertThat(answer.status()).isIn(400, 413);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DescribeTasks|{'cluster': 'no-such', 'tasks': ['00000000000000000000000000000000']}|ClusterNotFoundException",
                "RunTask|{'cluster': 'no-such', 'taskDefinition': 'a'}|ClusterNotFoundException",
                "RunTask|{'taskDefinition': 'no-such'}|ClusterNotFoundException",
                "DescribeTaskDefinition|{'taskDefinition': 'no-such'}|ClientException",
                "StopTask|{'cluster': 'arn:aws:ecs:eu-west-1:123456789012:cluster/a', 'task': 'x'}|*",
                "DeleteCluster|{'cluster': 'arn:aws:ecs:us-east-1:999999999999:cluster/a'}|*",
                "DeleteCluster|{'cluster': 'no-such'}|ClusterNotFoundException",
                "DeleteCluster|{}|InvalidParameterException",
                "ListTagsForResource|{'resourceArn': 'arn:aws:ecs:us-east-1:123456789012:cluster/no-such'}|*",
                "ListTagsForResource|{'resourceArn': 'not an arn'}|InvalidParameterException",
                "ListClusters|{'maxResults': 101}|InvalidParameterException",
                "ListClusters|{'maxResults': 0}|InvalidParameterException",
                "ListClusters|{'maxResults': -1}|InvalidParameterException",
                "ListClusters|{'maxResults': 99999999999999999999}|SerializationException",
                "ListClusters|{'maxResults': 1.5}|SerializationException",
                "ListClusters|{'nextToken': 'not a token'}|InvalidParameterException",
                "ListTaskDefinitions|{'nextToken': '%%%%'}|InvalidParameterException",
                "CreateCluster|{'clusterName': 'no spaces please'}|InvalidParameterException",
                "RegisterTaskDefinition|{'family': 'a', 'containerDefinitions': []}|*",
                "RegisterTaskDefinition|{'family': 'a', 'containerDefinitions': [{'name': 'm', 'image': 'i', 'memory': -5}]}|ClientException",
                "DeregisterTaskDefinition|{'taskDefinition': 'a:99999999999'}|*",
                "TagResource|{'resourceArn': 'arn:aws:ecs:us-east-1:123456789012:cluster/no-such', 'tags': [{'key': 'aws:mine', 'value': 'x'}]}|*",
                "DescribeClusters|null|*"
            })
    void a_request_that_cannot_be_done(String operation, String body, String error) {
        RawApi.Answer answer = call(operation, body.replace('\'', '"'));

        if (!error.equals("*")) {
            refused(answer, error);
        } else if (!operation.equals("DescribeClusters")) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.error()).endsWith("Exception");
        }
    }

    @Test
    void a_batch_of_more_than_the_limit() {
        String tasks = String.join(",", Collections.nCopies(101, "\"00000000000000000000000000000000\""));

        RawApi.Answer answer = call("DescribeClusters", "{\"clusters\": [" + tasks + "]}");

        refused(answer, "InvalidParameterException");
    }

    @Test
    void log_events_that_do_not_fit() {
        String events = String.join(
                ",",
                Stream.generate(() -> "{\"timestamp\": 1, \"message\": \"m\"}")
                        .limit(10_001)
                        .toList());

        RawApi.Answer answer = API.call(
                "logs",
                "PutLogEvents",
                ("{\"logGroupName\": \"g\", \"logStreamName\": \"s\", \"logEvents\": [" + events + "]}")
                        .getBytes(UTF_8));

        refused(answer, "InvalidParameterException");
    }

    private static RawApi.Answer call(String operation, String body) {
        return API.call("ecs", operation, body.getBytes(UTF_8));
    }

    private static Map<String, String> headers(String operation) {
        return new HashMap<>(Map.of("content-type", JSON, "x-amz-target", ECS + operation));
    }

    private static RawApi.Answer signedBy(SigV4 keys, Instant now) {
        byte[] body = "{\"clusterName\": \"a\"}".getBytes(UTF_8);
        SigV4.Request request = new SigV4.Request("POST", API.host(), "", "", headers("CreateCluster"), body);
        return API.post(keys.headers(request, now), body);
    }

    private static void refused(RawApi.Answer answer, String error) {
        assertThat(answer.error()).as(answer.toString()).isEqualTo(error);
        assertThat(answer.status()).isBetween(400, 403);
    }
}
