package dev.gantry.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.gantry.shapes.ecs.CreateServiceRequest;
import dev.gantry.shapes.ecs.RunTaskRequest;
import dev.gantry.shapes.ecs.Task;
import dev.gantry.value.ServiceException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwsJsonTest {

    @Test
    void times_are_seconds_with_milliseconds() {
        Task task = Task.builder()
                .createdAt(Instant.parse("2023-11-14T22:13:20.123456789Z"))
                .startedAt(Instant.ofEpochSecond(1_700_000_000))
                .build();

        assertThat(json(task)).isEqualTo("{\"createdAt\":1700000000.123,\"startedAt\":1700000000}");
        assertThat(ShapeJson.read(Task.SHAPE, bytes(json(task))).createdAt())
                .isEqualTo(Instant.parse("2023-11-14T22:13:20.123Z"));
    }

    @Test
    void null_is_absent_unknown_is_ignored_and_the_last_of_two_wins() {
        RunTaskRequest request = read(
                "{\"cluster\":null,\"what\":{\"a\":[1,{}]},\"taskDefinition\":\"a\",\"taskDefinition\":\"b\",\"count\":2.0}");

        assertThat(request.cluster()).isNull();
        assertThat(request.taskDefinition()).isEqualTo("b");
        assertThat(request.count()).isEqualTo(2);
    }

    @Test
    void no_body_is_an_empty_request() {
        assertThat(read("")).isEqualTo(RunTaskRequest.builder().build());
    }

    @Test
    void empty_lists_are_not_absent() {
        CreateServiceRequest request = ShapeJson.read(CreateServiceRequest.SHAPE, bytes("{\"tags\":[]}"));

        assertThat(request.tags()).isEqualTo(List.of());
        assertThat(request.loadBalancers()).isNull();
        assertThat(json(request)).isEqualTo("{\"tags\":[]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"cluster\":5}",
                "{\"cluster\":{}}",
                "{\"count\":\"1\"}",
                "{\"count\":1.5}",
                "{\"count\":2147483648}",
                "{\"count\":1e300}",
                "{\"count\":99999999999999999999}",
                "{\"tags\":{}}",
                "{\"tags\":[null]}",
                "{\"enableExecuteCommand\":\"true\"}",
                "{\"cluster\":\"\\ud83d\"}",
                "{\"cluster\":\"a\"",
                "{\"cluster\":\"a\"} x",
                "[]",
                "a"
            })
    void a_wrong_type_is_a_serialization_exception(String body) {
        assertThatThrownBy(() -> read(body))
                .asInstanceOf(type(ServiceException.class))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo("SerializationException");
                    assertThat(refused.status()).isEqualTo(400);
                });
    }

    @Test
    void invalid_utf8_is_a_serialization_exception() {
        byte[] body = bytes("{\"cluster\":\"abc\"}");
        body[13] = (byte) 0xC3;

        assertThatThrownBy(() -> ShapeJson.read(RunTaskRequest.SHAPE, body))
                .asInstanceOf(type(ServiceException.class))
                .extracting(ServiceException::code)
                .isEqualTo("SerializationException");
    }

    @Test
    void aws_own_words_for_a_wrong_type() {
        assertThatThrownBy(() -> read("{\"cluster\":5}")).hasMessage("NUMBER_VALUE can not be converted to a String");
    }

    private static RunTaskRequest read(String json) {
        return ShapeJson.read(RunTaskRequest.SHAPE, bytes(json));
    }

    private static String json(dev.gantry.shapes.Structure structure) {
        return new String(ShapeJson.write(structure), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
