package dev.gantry.shapes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.shapes.cloudwatch.CloudwatchModel;
import dev.gantry.shapes.ecs.ClusterNotFoundException;
import dev.gantry.shapes.ecs.EcsModel;
import dev.gantry.shapes.ecs.ServerException;
import dev.gantry.shapes.elbv2.LoadBalancerNotFoundException;
import dev.gantry.shapes.s3.S3Model;
import dev.gantry.shapes.sqs.QueueDoesNotExist;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ModelsTest {

    @Test
    void there_is_a_class_for_every_file() throws IOException {
        assertThat(files().map(file -> file.getFileName().toString().replace(".json", "")))
                .containsExactlyInAnyOrderElementsOf(
                        AllModels.MODELS.stream().map(ServiceModel::name).toList());
    }

    @Test
    void no_model_carries_documentation() throws IOException {
        for (Path file : files().toList()) {
            assertThat(Files.readString(file))
                    .doesNotContainIgnoringCase("documentation")
                    .doesNotContain("<p>");
        }
    }

    @Test
    void every_operation_resolves_once() {
        assertThat(AllModels.operations()).hasSizeGreaterThan(600).allSatisfy(operation -> {
            assertThat(operation.input().members()).isNotNull();
            assertThat(operation.output().members()).isNotNull();
        });
        assertThat(EcsModel.INSTANCE.operation("RunTask").orElseThrow())
                .isSameAs(EcsModel.INSTANCE.operation("RunTask").orElseThrow());
    }

    @Test
    void an_unknown_operation_is_absent() {
        assertThat(EcsModel.INSTANCE.operation("RunTasks")).isEmpty();
    }

    @Test
    void ecs_is_complete() {
        EcsModel ecs = EcsModel.INSTANCE;

        assertThat(ecs.operationNames()).hasSize(77);
        assertThat(ecs.targetPrefix()).contains("AmazonEC2ContainerServiceV20141113");
        assertThat(ecs.jsonVersion()).contains("1.1");
        assertThat(ecs.signingName()).isEqualTo("ecs");
    }

    @Test
    void cloudwatch_speaks_three_protocols() {
        CloudwatchModel cloudwatch = CloudwatchModel.INSTANCE;

        assertThat(cloudwatch.protocols()).containsExactlyInAnyOrder("smithy-rpc-v2-cbor", "json", "query");
        assertThat(cloudwatch.serviceShapeName()).isEqualTo("GraniteServiceVersion20100801");
        assertThat(cloudwatch.signingName()).isEqualTo("monitoring");
        assertThat(cloudwatch.queryCompatible()).isTrue();
    }

    @Test
    void rest_operations_know_method_path_and_status() {
        Operation delete = S3Model.INSTANCE.operation("DeleteObject").orElseThrow();

        assertThat(delete.method()).isEqualTo("DELETE");
        assertThat(delete.uri()).isEqualTo("/{Bucket}/{Key+}");
        assertThat(delete.status()).isEqualTo(204);
    }

    @Test
    void exceptions_carry_what_their_service_sends() {
        assertThat(new ClusterNotFoundException("Cluster not found.").code()).isEqualTo("ClusterNotFoundException");
        assertThat(new ClusterNotFoundException("Cluster not found.").status()).isEqualTo(400);
        assertThat(new ServerException("Sorry.").status()).isEqualTo(500);
        assertThat(ServerException.ERROR.senderFault()).isFalse();
        assertThat(new LoadBalancerNotFoundException("gone").code()).isEqualTo("LoadBalancerNotFound");
        assertThat(new QueueDoesNotExist("gone").code()).isEqualTo("QueueDoesNotExist");
        assertThat(QueueDoesNotExist.ERROR.code()).isEqualTo("AWS.SimpleQueueService.NonExistentQueue");
    }

    @Test
    void every_error_has_its_operation_s_descriptor() {
        assertThat(EcsModel.INSTANCE.operation("RunTask").orElseThrow().errors())
                .contains(ClusterNotFoundException.ERROR);
    }

    @Test
    void a_message_has_an_input_and_no_answer() {
        Operation payload = dev.gantry.shapes.acs.AcsModel.INSTANCE
                .operation("PayloadMessage")
                .orElseThrow();

        assertThat(payload.input()).isSameAs(dev.gantry.shapes.acs.PayloadMessage.SHAPE);
        assertThat(payload.output()).isSameAs(Nothing.SHAPE);
    }

    @Test
    void only_known_patterns_cannot_be_checked() {
        List<String> unsupported = AllModels.shapes().stream()
                .flatMap(shape -> shape.members().stream())
                .flatMap(member -> AllModels.parts(member.type()))
                .flatMap(type -> type instanceof Type.Text text ? text.constraint().pattern().stream() : Stream.empty())
                .filter(pattern -> Patterns.compile(pattern).isEmpty())
                .distinct()
                .toList();

        assertThat(unsupported).isEmpty();
    }

    private static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(AllModels.FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json")).toList().stream();
        }
    }
}
