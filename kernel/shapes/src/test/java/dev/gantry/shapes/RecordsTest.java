package dev.gantry.shapes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.shapes.ecs.ConflictException;
import dev.gantry.shapes.ecs.ContainerDefinition;
import dev.gantry.shapes.ecs.KeyValuePair;
import dev.gantry.shapes.ecs.LaunchType;
import dev.gantry.shapes.ecs.RunTaskRequest;
import dev.gantry.shapes.ecs.Tag;
import dev.gantry.shapes.random.RandomStructures;
import dev.gantry.shapes.sts.Credentials;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordsTest {

    @Test
    void every_shape_gives_back_the_values_it_was_made_of() {
        Set<Shape<?>> shapes = AllModels.shapes();

        assertThat(shapes.size()).isGreaterThan(1500);
        for (Shape<?> shape : shapes) {
            Structure original = RandomStructures.seeded(7).next(shape);
            @Nullable Object[] values = valuesOf(original);
            Structure copy = shape.create(values);

            assertThat(copy).isEqualTo(original).hasSameHashCodeAs(original);
            assertThat(copy.shape()).isSameAs(shape);
            assertThat(valuesOf(copy)).isEqualTo(values);
        }
    }

    @Test
    void every_builder_builds_what_of_makes() throws ReflectiveOperationException {
        for (Shape<?> shape : AllModels.shapes()) {
            Structure original = RandomStructures.seeded(11).next(shape);
            if (!(original instanceof ErrorBody) && !(original instanceof Nothing)) {
                assertThat(rebuilt(original)).isEqualTo(original);
                assertThat(call(call(original, "toBuilder"), "build")).isEqualTo(original);
            }
        }
    }

    @Test
    void members_are_found_by_both_of_their_names() {
        for (Shape<?> shape : AllModels.shapes()) {
            for (int i = 0; i < shape.members().size(); i++) {
                Member member = shape.members().get(i);
                assertThat(shape.indexOf(member.name()))
                        .as("%s of %s", member.name(), shape)
                        .isEqualTo(i);
                assertThat(shape.indexOfWireName(member.wireName()))
                        .as("%s of %s", member.wireName(), shape)
                        .isEqualTo(i);
            }
        }
    }

    @Test
    void a_builder_sets_and_changes_members() {
        RunTaskRequest request = RunTaskRequest.builder()
                .cluster("demo")
                .count(2)
                .launchType(LaunchType.FARGATE)
                .build();

        assertThat(request.toBuilder().count(3).build())
                .isEqualTo(RunTaskRequest.builder()
                        .launchType("FARGATE")
                        .count(3)
                        .cluster("demo")
                        .build());
        assertThat(request.tags()).isNull();
        assertThat(request.tagsOrEmpty()).isEmpty();
    }

    @Test
    void a_record_keeps_its_own_copy_of_a_list() {
        List<Tag> tags = new ArrayList<>(List.of(new Tag("a", "b")));

        RunTaskRequest request = RunTaskRequest.builder().tags(tags).build();
        tags.clear();

        assertThat(request.tagsOrEmpty()).containsExactly(new Tag("a", "b"));
        assertThatThrownBy(() -> request.tagsOrEmpty().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void a_record_keeps_the_order_of_a_map() {
        Map<String, String> labels = new LinkedHashMap<>();
        for (int i = 20; i > 0; i--) {
            labels.put("label-" + i, "x");
        }

        ContainerDefinition definition =
                ContainerDefinition.builder().dockerLabels(labels).build();
        List<String> order = List.copyOf(labels.keySet());
        labels.clear();

        assertThat(definition.dockerLabelsOrEmpty().keySet()).containsExactlyElementsOf(order);
        assertThatThrownBy(() -> definition.dockerLabelsOrEmpty().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void secrets_are_not_printed() {
        Credentials credentials = Credentials.builder()
                .accessKeyId("AKIAEXAMPLE")
                .secretAccessKey("hush")
                .build();

        assertThat(credentials.toString())
                .contains("AKIAEXAMPLE", "SecretAccessKey=***")
                .doesNotContain("hush");
        assertThat(List.of(credentials).toString()).doesNotContain("hush");
        assertThat(dev.gantry.shapes.acs.IAMRoleCredentials.builder()
                        .sessionToken("hush")
                        .build()
                        .toString())
                .doesNotContain("hush");
        assertThat(new KeyValuePair("a", "b").toString()).isEqualTo("KeyValuePair[name=a, value=b]");
    }

    @Test
    void an_error_body_tells_what_its_exception_says() {
        ConflictException conflict =
                new ConflictException("Already running.", Map.of("resourceIds", List.of("task-1")));

        ErrorBody body = ErrorBody.of(ConflictException.SHAPE, conflict);

        assertThat(body.member(ConflictException.SHAPE.indexOf("message"))).isEqualTo("Already running.");
        assertThat(body.member(ConflictException.SHAPE.indexOf("resourceIds"))).isEqualTo(List.of("task-1"));
    }

    private static @Nullable Object[] valuesOf(Structure structure) {
        @Nullable
        Object[] values = new @Nullable Object[structure.shape().members().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = structure.member(i);
        }
        return values;
    }

    /** Set one by one, by the setters that stand in the order of the members. */
    private static Object rebuilt(Structure structure) throws ReflectiveOperationException {
        Object builder = structure.getClass().getMethod("builder").invoke(null);
        var components = structure.getClass().getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            Method setter = builder.getClass().getMethod(components[i].getName(), components[i].getType());
            setter.invoke(builder, structure.member(i));
        }
        return call(builder, "build");
    }

    private static Object call(Object target, String method) throws ReflectiveOperationException {
        return target.getClass().getMethod(method).invoke(target);
    }
}
