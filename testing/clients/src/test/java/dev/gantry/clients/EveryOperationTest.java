package dev.gantry.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Clients that were made for AWS get a good answer of every operation that acts, and an honest one of every other. */
class EveryOperationTest {

    private static final PackagedServer SERVER = PackagedServer.shared();
    private static final List<String> SERVICES = List.of("ecs", "logs", "ec2", "sts", "iam");

    private static final Map<String, String> SDK_NAMES =
            Map.of("ecs", "ecs", "logs", "cloudwatchlogs", "ec2", "ec2", "sts", "sts", "iam", "iam");

    private static Map<String, Set<String>> acting = Map.of();
    private static JsonNode told = MissingNode.getInstance();

    @BeforeAll
    static void asks_boto3() throws IOException {
        Docker.busybox();
        acting = SERVICES.stream().collect(Collectors.toMap(Function.identity(), EveryOperationTest::operations));
        String script = script("/every_operation.py");
        told = SERVER.python().run("ACTING = " + json(acting) + "\n" + script);
    }

    @Test
    void boto3_gets_an_answer_of_every_operation_that_acts() {
        for (String service : SERVICES) {
            assertThat(texts(told.at("/answered/" + service)))
                    .as("operations of %s that act; one that is missing belongs into every_operation.py", service)
                    .containsAll(acting.get(service));
        }
    }

    @Test
    void the_sdk_for_java_gets_an_answer_of_every_operation_that_acts() {
        SdkTour tour = new SdkTour(SERVER);

        SdkEcsTour.go(tour);
        SdkLogsTour.go(tour);
        SdkNetworkTour.go(tour);
        identity(tour);

        SDK_NAMES.forEach((service, name) -> assertThat(tour.answered(name))
                .as("operations of %s that act; one that is missing belongs into the tour of its service", service)
                .containsAll(acting.get(service)));
    }

    private static void identity(SdkTour tour) {
        try (StsClient sts = tour.client(StsClient.builder());
                IamClient iam = tour.client(IamClient.builder())) {
            assertThat(iam.getUser().user().arn())
                    .startsWith("arn:aws:iam::" + sts.getCallerIdentity().account());
        }
    }

    @Test
    void no_operation_that_does_not_act_succeeds() {
        assertThat(told.at("/refused/success")).isEmpty();
        assertThat(told.path("refused").fieldNames())
                .toIterable()
                .isSubsetOf(
                        "UnsupportedOperationException", // one of the model that no class serves
                        "UnsupportedOperation",
                        "UnknownOperationException", // one that the model does not have
                        "InvalidAction",
                        "MissingAuthenticationToken"); // boto3 does not sign these
    }

    private static String script(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(EveryOperationTest.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Set<String> operations(String service) {
        return PackagedServer.program("operations", service)
                .well()
                .out()
                .lines()
                .filter(line -> line.startsWith("  ") && !line.contains("(unsupported)"))
                .map(String::strip)
                .collect(Collectors.toSet());
    }

    private static String json(Map<String, Set<String>> operations) {
        return operations.entrySet().stream()
                .map(entry -> "'" + entry.getKey() + "': "
                        + entry.getValue().stream()
                                .map(name -> "'" + name + "'")
                                .toList())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static List<String> texts(JsonNode array) {
        return elements(array).map(JsonNode::asText).toList();
    }
}
