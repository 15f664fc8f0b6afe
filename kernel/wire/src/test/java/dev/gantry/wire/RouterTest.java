package dev.gantry.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouterTest {

    private static final String FORM = "content-type: application/x-www-form-urlencoded; charset=utf-8";

    @Test
    void a_target_names_service_and_operation() {
        HttpRequest request = post("/", "", "x-amz-target: AmazonEC2ContainerServiceV20141113.RunTask", "{}");

        assertThat(routed(request, "")).isEqualTo("ecs:RunTask AwsJson");
    }

    @Test
    void an_action_in_a_form_is_told_by_its_version() {
        HttpRequest request = post("/", "", FORM, "Action=DescribeLoadBalancers&Version=2015-12-01");

        assertThat(routed(request, "elasticloadbalancing")).isEqualTo("elbv2:DescribeLoadBalancers AwsQuery");
    }

    @Test
    void an_action_may_stand_in_the_query_string() {
        HttpRequest request =
                new HttpRequest("GET", "/", "Action=GetCallerIdentity&Version=2011-06-15", Map.of(), bytes(""));

        assertThat(routed(request, "sts")).isEqualTo("sts:GetCallerIdentity AwsQuery");
    }

    @Test
    void an_action_that_nobody_signed_is_told_by_its_version_alone() {
        HttpRequest request = post("/", "", FORM, "Version=2016-11-15&Action=DescribeVpcs");

        assertThat(routed(request, "")).isEqualTo("ec2:DescribeVpcs Ec2Query");
    }

    @ParameterizedTest
    @CsvSource({
        "ec2, Action=DescribeVpcs&Version=1999-01-01, NoSuchVersion,"
                + " The requested version (1999-01-01) of service AmazonEC2 does not exist",
        "sts, Action=GetCallerIdentity&Version=1999-01-01, InvalidAction,"
                + " Could not find operation GetCallerIdentity for version 1999-01-01",
        "sts, Action=GetCallerIdentity, InvalidAction,"
                + " Could not find operation GetCallerIdentity for version NO_VERSION_SPECIFIED",
    })
    void a_version_that_the_service_does_not_have_is_refused(String signer, String body, String code, String text) {
        HttpRequest request = post("/", "", FORM, body);

        assertThatThrownBy(() -> routed(request, signer))
                .asInstanceOf(type(UnknownOperationException.class))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(code);
                    assertThat(refused.text()).isEqualTo(text);
                });
    }

    @Test
    void old_clients_of_sqs_still_speak_query() {
        HttpRequest request = post("/", "", FORM, "Action=ListQueues&Version=2012-11-05");

        assertThat(routed(request, "sqs")).isEqualTo("sqs:ListQueues AwsQuery");
    }

    @Test
    void a_cbor_request_names_its_operation_in_the_path() {
        HttpRequest request = post(
                "/service/GraniteServiceVersion20100801/operation/ListMetrics", "", "smithy-protocol: rpc-v2-cbor", "");

        assertThat(routed(request, "monitoring")).isEqualTo("cloudwatch:ListMetrics RpcV2Cbor");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /,               '',                          ListBuckets",
        "GET,    /bucket,         list-type=2&prefix=a,        ListObjectsV2",
        "GET,    /bucket/,        list-type=2,                 ListObjectsV2",
        "HEAD,   /bucket,         '',                          HeadBucket",
        "PUT,    /bucket,         '',                          CreateBucket",
        "GET,    /bucket,         versioning=,                 GetBucketVersioning",
        "GET,    /bucket,         tagging,                     GetBucketTagging",
        "GET,    /bucket/a/b%20c, x-id=GetObject,              GetObject",
        "PUT,    /bucket/folder/, '',                          PutObject",
        "DELETE, /bucket/key,     versionId=1,                 DeleteObject",
    })
    void s3_operations_are_told_by_method_path_and_parameters(
            String method, String path, String query, String operation) {
        HttpRequest request = new HttpRequest(method, path, query, Map.of(), bytes(""));

        assertThat(routed(request, "s3")).isEqualTo("s3:" + operation + " RestXml");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /bucket, torrent",
        "GET, /bucket/key, uploadId=1",
        "PUT, /bucket, versioning=",
        "PATCH, /bucket, ''"
    })
    void an_s3_request_that_we_do_not_know_never_becomes_another_one(String method, String path, String query) {
        HttpRequest request = new HttpRequest(method, path, query, Map.of(), bytes(""));

        assertThatThrownBy(() -> routed(request, "s3"))
                .asInstanceOf(type(UnknownOperationException.class))
                .extracting(UnknownOperationException::code)
                .isEqualTo("MethodNotAllowed");
    }

    @ParameterizedTest
    @CsvSource({
        "x-amz-target: AmazonEC2ContainerServiceV20141113.Fly, '', ecs, UnknownOperationException",
        "x-amz-target: Nobody.Fly, '', ecs, UnknownOperationException",
        "x-amz-target: Fly, '', ecs, UnknownOperationException",
        "content-type: application/x-www-form-urlencoded, Action=Fly&Version=2016-11-15, ec2, InvalidAction",
        "content-type: application/x-www-form-urlencoded, Action=Fly&Version=2015-12-01, elasticloadbalancing, InvalidAction",
        "content-type: application/x-www-form-urlencoded, Action=Fly, nobody, InvalidAction",
        "smithy-protocol: rpc-v2-cbor, '', monitoring, UnknownOperationException",
        "content-type: application/json, {}, scheduler, UnknownOperationException",
        "content-type: application/json, {}, ecs, UnknownOperationException",
    })
    void an_unknown_operation_is_refused_in_its_own_protocol(String header, String body, String signer, String code) {
        HttpRequest request = post("/", "", header, body);

        assertThatThrownBy(() -> routed(request, signer))
                .asInstanceOf(type(UnknownOperationException.class))
                .satisfies(refused -> {
                    HttpAnswer answer = refused.protocol().error(refused, Optional.empty(), "id");
                    assertThat(refused.code()).isEqualTo(code);
                    assertThat(answer.headers() + new String(answer.body(), StandardCharsets.UTF_8))
                            .contains(code);
                });
    }

    @Test
    void what_is_of_no_service_has_no_route() {
        HttpRequest request = new HttpRequest("GET", "/v2/", "", Map.of(), bytes(""));

        assertThat(Routers.OF_ALL.route(request, Optional.empty())).isEmpty();
    }

    private static String routed(HttpRequest request, String signer) {
        Route route = Routers.OF_ALL
                .route(request, Optional.of(signer).filter(name -> !name.isEmpty()))
                .orElseThrow();
        return route.service().name() + ":" + route.operation().name() + " "
                + route.protocol().getClass().getSimpleName();
    }

    private static HttpRequest post(String path, String query, String header, String body) {
        Map<String, List<String>> headers = new HashMap<>();
        headers.put(header.substring(0, header.indexOf(':')), List.of(header.substring(header.indexOf(' ') + 1)));
        return new HttpRequest("POST", path, query, headers, bytes(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
