package dev.gantry.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.shapes.ecs.CreateClusterRequest;
import dev.gantry.shapes.ecs.CreateClusterResponse;
import dev.gantry.value.Scope;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FrontDoorTest {

    private static TestServer server;
    private static Caller root;

    @BeforeAll
    static void start() {
        server = TestServer.enforced();
        root = server.root();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void tells_the_root_who_it_is() {
        HttpResponse<String> answer = root.form("Action=GetCallerIdentity&Version=2011-06-15");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("<Arn>arn:aws:iam::123456789012:root</Arn>")
                .contains("<UserId>123456789012</UserId>")
                .contains("<Account>123456789012</Account>");
        assertThat(answer.headers().firstValue("x-amzn-requestid")).isPresent();
    }

    @Test
    void describes_the_root_user_with_the_number_of_its_account() {
        HttpResponse<String> answer =
                root.call("iam", "POST", "/", Caller.FORM, "Action=GetUser&Version=2010-05-08".getBytes(UTF_8));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<Arn>arn:aws:iam::123456789012:root</Arn>");
    }

    @Test
    void knows_no_other_user() {
        HttpResponse<String> answer = root.call(
                "iam", "POST", "/", Caller.FORM, "Action=GetUser&UserName=bob&Version=2010-05-08".getBytes(UTF_8));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Caller.code(answer)).isEqualTo("NoSuchEntity");
    }

    @Test
    void refuses_an_unsigned_request_in_the_words_of_its_protocol() {
        HttpResponse<String> query = root.send("POST", "/", Caller.FORM, Caller.WHO_AM_I);
        HttpResponse<String> json = root.send(
                "POST", "/", Caller.json("AmazonEC2ContainerServiceV20141113.ListClusters"), "{}".getBytes(UTF_8));

        assertThat(query.statusCode()).isEqualTo(403);
        assertThat(Caller.code(query)).isEqualTo("MissingAuthenticationToken");
        assertThat(json.statusCode()).isEqualTo(400);
        assertThat(Caller.code(json)).isEqualTo("MissingAuthenticationTokenException");
    }

    @Test
    void refuses_an_unknown_key() {
        Caller stranger = root.withKey("AKIAAAAAAAAAAAAAAAAA");

        assertThat(Caller.code(stranger.form("Action=GetCallerIdentity&Version=2011-06-15")))
                .isEqualTo("InvalidClientTokenId");
        assertThat(Caller.code(stranger.ecs("ListClusters", "{}"))).isEqualTo("UnrecognizedClientException");
        assertThat(stranger.ecs("ListClusters", "{}").body())
                .contains("The security token included in the request is invalid.");
    }

    @Test
    void refuses_a_wrong_secret() {
        Caller liar = root.withSecret("wrong");

        assertThat(Caller.code(liar.form("Action=GetCallerIdentity&Version=2011-06-15")))
                .isEqualTo("SignatureDoesNotMatch");
        assertThat(Caller.code(liar.ecs("ListClusters", "{}"))).isEqualTo("InvalidSignatureException");
    }

    @Test
    void refuses_a_clock_that_is_six_minutes_off_in_either_direction() {
        HttpResponse<String> late = root.late(Duration.ofMinutes(-6)).ecs("ListClusters", "{}");
        HttpResponse<String> early = root.late(Duration.ofMinutes(6)).ecs("ListClusters", "{}");

        assertThat(Caller.code(late)).isEqualTo("InvalidSignatureException");
        assertThat(late.body()).contains("Signature expired: ").contains(" - 5 min.)");
        assertThat(Caller.code(early)).isEqualTo("InvalidSignatureException");
        assertThat(early.body()).contains("Signature not yet current: ");
    }

    @Test
    void refuses_credentials_for_another_service() {
        HttpResponse<String> answer = root.call("ec2", "POST", "/", Caller.FORM, Caller.WHO_AM_I);

        assertThat(Caller.code(answer)).isEqualTo("SignatureDoesNotMatch");
        assertThat(answer.body()).contains("Credential should be scoped to correct service");
    }

    @Test
    void takes_the_region_from_the_credentials() {
        HttpResponse<String> answer = root.in("eu-west-3").ecs("CreateCluster", "{\"clusterName\":\"there\"}");

        assertThat(answer.body()).contains("arn:aws:ecs:eu-west-3:123456789012:cluster/there");
    }

    @Test
    void tells_nothing_about_operations_to_strangers() {
        Caller stranger = root.withSecret("wrong");

        assertThat(Caller.code(stranger.ecs("Nonsense", "{}"))).isEqualTo("InvalidSignatureException");
        assertThat(Caller.code(root.ecs("Nonsense", "{}"))).isEqualTo("UnknownOperationException");
        assertThat(Caller.code(root.form("Action=Nonsense&Version=2011-06-15"))).isEqualTo("InvalidAction");
        assertThat(Caller.code(root.call("s4", "GET", "/nowhere", Map.of(), new byte[0])))
                .isEqualTo("UnknownOperationException");
    }

    @Test
    void never_pretends_to_have_done_what_it_cannot() {
        HttpResponse<String> json = root.ecs("ListAttributes", "{\"targetType\":\"container-instance\"}");
        HttpResponse<String> query = root.form("Action=GetSessionToken&Version=2011-06-15");

        assertThat(json.statusCode()).isBetween(400, 499);
        assertThat(json.body()).contains("ecs:ListAttributes is not supported by gantry");
        assertThat(query.statusCode()).isBetween(400, 499);
        assertThat(query.body()).contains("sts:GetSessionToken is not supported by gantry");
    }

    @Test
    void refuses_a_body_over_eight_mebibytes_before_reading_it() {
        byte[] body = new byte[(8 << 20) + 1];

        HttpResponse<String> answer = root.send("POST", "/", Caller.json("AmazonEC2ContainerServiceV20141113.X"), body);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(Caller.code(answer)).isEqualTo("RequestEntityTooLarge");
    }

    @Test
    void refuses_malformed_bodies_of_every_protocol() {
        assertThat(Caller.code(root.ecs("CreateCluster", "{\"clusterName\":"))).isEqualTo("SerializationException");
        assertThat(Caller.code(root.ecs("CreateCluster", "[]"))).isEqualTo("SerializationException");
        assertThat(root.form("Action=GetCallerIdentity&Version=2011-06-15&x=%zz")
                        .statusCode())
                .isBetween(400, 499);
        assertThat(root.call(
                                "ec2",
                                "POST",
                                "/",
                                Caller.FORM,
                                "Action=DescribeVpcs&Version=2016-11-15&MaxResults=x".getBytes(UTF_8))
                        .statusCode())
                .isBetween(400, 499);
        assertThat(root.call(
                                "scheduler",
                                "POST",
                                "/schedules/a",
                                Map.of("content-type", "application/json"),
                                "{".getBytes(UTF_8))
                        .statusCode())
                .isBetween(400, 499);
        assertThat(root.call(
                                "s3",
                                "PUT",
                                "/bucket?tagging",
                                Map.of("content-type", "application/xml"),
                                "<a".getBytes(UTF_8))
                        .statusCode())
                .isBetween(400, 499);
        Map<String, String> cbor = Map.of("smithy-protocol", "rpc-v2-cbor", "content-type", "application/cbor");
        assertThat(root.call(
                                "monitoring",
                                "POST",
                                "/service/GraniteServiceVersion20100801/operation/ListMetrics",
                                cbor,
                                new byte[] {(byte) 0xbf, 0x61})
                        .statusCode())
                .isBetween(400, 499);
    }

    @Test
    void reads_compressed_bodies_and_no_bombs() throws IOException {
        Map<String, String> headers = new HashMap<>(Caller.json("AmazonEC2ContainerServiceV20141113.CreateCluster"));
        headers.put("content-encoding", "gzip");

        HttpResponse<String> small = root.call("ecs", "POST", "/", headers, gzip("{\"clusterName\":\"zipped\"}"));
        HttpResponse<String> bomb = root.call("ecs", "POST", "/", headers, gzip(" ".repeat(9 << 20)));
        HttpResponse<String> plain = root.call("ecs", "POST", "/", headers, "{}".getBytes(UTF_8));

        assertThat(small.body()).contains("cluster/zipped");
        assertThat(bomb.statusCode()).isEqualTo(413);
        assertThat(Caller.code(plain)).isEqualTo("SerializationException");
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void checks_requests_against_the_model() {
        HttpResponse<String> answer = root.call(
                "iam", "POST", "/", Caller.FORM, "Action=GetUser&UserName=%24%24&Version=2010-05-08".getBytes(UTF_8));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Caller.code(answer)).isEqualTo("ValidationError");
        assertThat(answer.body()).contains("1 validation error detected");
    }

    @Test
    void tells_nothing_but_the_request_id_of_its_own_mistakes_and_counts_them() {
        try (TestServer wrong = TestServer.enforced()) {
            HttpResponse<String> answer = wrong.root().ecs("CreateCluster", "{\"clusterName\":\"mistake\"}");

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(Caller.code(answer)).isEqualTo("InternalFailure");
            assertThat(answer.body()).doesNotContain("secret detail").doesNotContain("IllegalState");
            assertThat(wrong.gantry.internalErrors()).isEqualTo(1);
        }
    }

    @Test
    void is_healthy_without_a_signature() {
        HttpResponse<String> answer = root.send("GET", "/_gantry/health", Map.of(), new byte[0]);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"status\":\"ready\"");
    }

    @Test
    void runs_operations_of_workers_with_the_same_checks_but_without_http() {
        dev.gantry.value.Caller principal = new dev.gantry.value.Caller(
                new Scope("123456789012", "ap-south-1"), "arn:aws:iam::123456789012:root", "123456789012", "");

        CreateClusterResponse answer = server.gantry
                .frontDoor()
                .call(
                        principal,
                        CreateClusterRequest.builder().clusterName("inside").build(),
                        CreateClusterResponse.class);

        assertThat(answer.toString()).contains("ap-south-1:123456789012:cluster/inside");
    }

    @Test
    void serves_an_issued_session_until_it_is_revoked() {
        var keys = server.gantry.keys();
        var issued = keys.issue(dev.gantry.iam.Principal.session("123456789012", "ecsInstanceRole", "i-1"));
        Caller agent = new Caller(root.endpoint(), issued.accessKeyId(), issued.secretAccessKey());

        String before =
                agent.form("Action=GetCallerIdentity&Version=2011-06-15").body();
        keys.revoke(issued.accessKeyId());
        HttpResponse<String> after = agent.form("Action=GetCallerIdentity&Version=2011-06-15");

        assertThat(before).contains("arn:aws:sts::123456789012:assumed-role/ecsInstanceRole/i-1");
        assertThat(Caller.code(after)).isEqualTo("InvalidClientTokenId");
    }
}
