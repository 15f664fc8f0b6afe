package dev.gantry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.shapes.Operation;
import dev.gantry.shapes.ServiceModel;
import dev.gantry.shapes.ecs.ClusterNotFoundException;
import dev.gantry.shapes.sqs.QueueDoesNotExist;
import dev.gantry.value.ServiceException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The exact text of errors, which clients match on. */
class ErrorFormsTest {

    private static final ServiceException FAILURE = new ServiceException("Some.Code", 404, "No <such> thing");

    @Test
    void json_names_the_type_and_the_request() {
        HttpAnswer answer = answer("ecs", "json", "StopTask", new ClusterNotFoundException("Cluster not found."));

        assertThat(text(answer))
                .isEqualTo("{\"__type\":\"ClusterNotFoundException\",\"message\":\"Cluster not found.\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers())
                .containsEntry("x-amzn-RequestId", "id")
                .containsEntry("Content-Type", "application/x-amz-json-1.1");
    }

    @Test
    void services_of_a_query_past_also_name_the_old_code() {
        HttpAnswer answer = answer("sqs", "json", "GetQueueUrl", new QueueDoesNotExist("No queue."));

        assertThat(text(answer)).isEqualTo("{\"__type\":\"QueueDoesNotExist\",\"message\":\"No queue.\"}");
        assertThat(answer.headers())
                .containsEntry("x-amzn-query-error", "AWS.SimpleQueueService.NonExistentQueue;Sender")
                .containsEntry("Content-Type", "application/x-amz-json-1.0");
    }

    @Test
    void query_names_whose_fault_it_is() {
        assertThat(text(answer("elbv2", "query", "DescribeLoadBalancers", FAILURE)))
                .isEqualTo("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <ErrorResponse xmlns="http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/"><Error>\
                        <Type>Sender</Type><Code>Some.Code</Code><Message>No &lt;such&gt; thing</Message></Error>\
                        <RequestId>id</RequestId></ErrorResponse>""");
    }

    @Test
    void our_own_failures_are_the_receivers_fault() {
        ServiceException failure = new ServiceException("InternalFailure", 500, "Oh.");

        assertThat(text(answer("sts", "query", "GetCallerIdentity", failure))).contains("<Type>Receiver</Type>");
    }

    @Test
    void ec2_has_a_list_of_one_error() {
        assertThat(text(answer("ec2", "ec2", "DescribeVpcs", FAILURE))).isEqualTo("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <Response><Errors><Error><Code>Some.Code</Code><Message>No &lt;such&gt; thing</Message></Error>\
                        </Errors><RequestID>id</RequestID></Response>""");
    }

    @Test
    void rest_json_names_the_type_in_a_header() {
        HttpAnswer answer = answer("scheduler", "rest-json", "GetSchedule", FAILURE);

        assertThat(text(answer)).isEqualTo("{\"message\":\"No <such> thing\"}");
        assertThat(answer.headers()).containsEntry("x-amzn-ErrorType", "Some.Code");
        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void s3_has_a_bare_error() {
        assertThat(text(answer("s3", "rest-xml", "GetBucketTagging", FAILURE))).isEqualTo("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <Error><Code>Some.Code</Code><Message>No &lt;such&gt; thing</Message>\
                        <RequestId>id</RequestId></Error>""");
    }

    @Test
    void an_answer_to_head_has_no_body() {
        assertThat(answer("s3", "rest-xml", "HeadBucket", FAILURE).body()).isEmpty();
    }

    @Test
    void what_gantry_does_not_serve_never_looks_like_success() {
        ServiceModel ecs = Models.named("ecs");
        ServiceModel ec2 = Models.named("ec2");

        ServiceException json = Protocol.of(ecs, "json").unsupported(operation(ecs, "RunTask"));
        ServiceException query = Protocol.of(ec2, "ec2").unsupported(operation(ec2, "DescribeVpcs"));

        assertThat(json.code()).isEqualTo("UnsupportedOperationException");
        assertThat(json.getMessage()).isEqualTo("The operation ecs:RunTask is not supported by gantry.");
        assertThat(json.status()).isEqualTo(400);
        assertThat(query.code()).isEqualTo("UnsupportedOperation");
    }

    private static HttpAnswer answer(String service, String protocol, String operation, ServiceException error) {
        ServiceModel model = Models.named(service);
        return Protocol.of(model, protocol).error(error, Optional.of(operation(model, operation)), "id");
    }

    private static Operation operation(ServiceModel model, String name) {
        return model.operation(name).orElseThrow();
    }

    private static String text(HttpAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
