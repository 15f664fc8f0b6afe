package dev.gantry.ecs.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.ecs.EcsTester;
import dev.gantry.ecs.Fleet;
import dev.gantry.shapes.ecs.Attribute;
import dev.gantry.shapes.ecs.AttributeLimitExceededException;
import dev.gantry.shapes.ecs.ClusterNotFoundException;
import dev.gantry.shapes.ecs.DeleteAttributesRequest;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.ListAttributesRequest;
import dev.gantry.shapes.ecs.PutAttributesRequest;
import dev.gantry.shapes.ecs.TargetNotFoundException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AttributeOperationsTest {

    private final EcsTester ecs = EcsTester.start();
    private final Fleet fleet = new Fleet(ecs);
    private String instance = "";

    @BeforeEach
    void instance() {
        fleet.cluster("prod");
        instance = fleet.instance("prod");
    }

    private List<Attribute> put(Attribute... attributes) {
        return ecs.run(new PutAttributes(), new PutAttributesRequest("prod", List.of(attributes)))
                .attributesOrEmpty();
    }

    private List<Attribute> delete(Attribute... attributes) {
        return ecs.run(new DeleteAttributes(), new DeleteAttributesRequest("prod", List.of(attributes)))
                .attributesOrEmpty();
    }

    private List<Attribute> list(@Nullable String name, @Nullable String value) {
        return ecs.run(
                        new ListAttributes(),
                        ListAttributesRequest.builder()
                                .cluster("prod")
                                .targetType("container-instance")
                                .attributeName(name)
                                .attributeValue(value)
                                .build())
                .attributesOrEmpty();
    }

    private Attribute of(String name, @Nullable String value) {
        return new Attribute(name, value, null, instance);
    }

    @Test
    void gives_an_instance_attributes_and_lists_them() {
        assertThat(put(of("stack", "prod"), of("flag", null))).containsExactly(of("stack", "prod"), of("flag", null));

        assertThat(list(null, null))
                .containsExactly(of("ecs.availability-zone", "us-east-1a"), of("flag", null), of("stack", "prod"));
        assertThat(list("stack", null)).containsExactly(of("stack", "prod"));
        assertThat(list("stack", "prod")).containsExactly(of("stack", "prod"));
        assertThat(list("stack", "test")).isEmpty();
    }

    @Test
    void an_attribute_of_the_same_name_is_overwritten() {
        put(of("stack", "prod"));

        put(of("stack", "test"));

        assertThat(list("stack", null)).containsExactly(of("stack", "test"));
    }

    @Test
    void an_id_stands_for_an_instance_when_the_type_is_told() {
        String id = instance.substring(instance.lastIndexOf('/') + 1);

        assertThat(put(new Attribute("stack", "prod", "container-instance", id)))
                .containsExactly(of("stack", "prod"));
        assertThatThrownBy(() -> put(new Attribute("stack", "prod", null, id)))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void an_instance_that_is_not_there_gets_no_attributes() {
        String unknown = "arn:aws:ecs:us-east-1:123456789012:container-instance/prod/0123456789abcdef0123456789abcdef";

        assertThatThrownBy(() -> put(new Attribute("stack", "prod", null, unknown)))
                .isInstanceOf(TargetNotFoundException.class);
        assertThatThrownBy(() -> delete(new Attribute("stack", null, null, unknown)))
                .isInstanceOf(TargetNotFoundException.class);
        assertThatThrownBy(() -> put(new Attribute("stack", "prod", null, null)))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void ten_custom_attributes_are_the_most() {
        put(IntStream.range(0, 10).mapToObj(i -> of("a" + i, "1")).toArray(Attribute[]::new));

        assertThatThrownBy(() -> put(of("one-more", "1"))).isInstanceOf(AttributeLimitExceededException.class);
        put(of("a9", "2"));
    }

    @Test
    void none_and_more_than_ten_attributes_at_once_are_refused() {
        assertThatThrownBy(this::put).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> put(
                        IntStream.range(0, 11).mapToObj(i -> of("a" + i, "1")).toArray(Attribute[]::new)))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void names_and_values_keep_to_their_characters() {
        assertThatThrownBy(() -> put(of("no spaces", "1"))).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> put(of("stack", " prod"))).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> put(of("stack", "a+b"))).isInstanceOf(InvalidParameterException.class);
        put(of("stack", "a b@c:d"));
    }

    @Test
    void built_in_attributes_are_nobodys_to_change() {
        assertThatThrownBy(() -> put(of("ecs.availability-zone", "moon")))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> delete(of("ecs.availability-zone", null)))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void deletes_attributes_by_name() {
        put(of("stack", "prod"), of("flag", "1"));

        assertThat(delete(of("stack", null), of("nothing", null))).containsExactly(of("stack", "prod"));

        assertThat(list("stack", null)).isEmpty();
        assertThat(list("flag", null)).hasSize(1);
    }

    @Test
    void an_attribute_with_another_value_is_not_deleted() {
        put(of("stack", "prod"));

        assertThat(delete(of("stack", "test"))).isEmpty();

        assertThat(list("stack", null)).containsExactly(of("stack", "prod"));
    }

    @Test
    void a_value_alone_is_no_filter() {
        assertThatThrownBy(() -> list(null, "prod")).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void a_cluster_that_is_not_there_has_no_attributes() {
        assertThatThrownBy(() -> ecs.run(
                        new ListAttributes(),
                        ListAttributesRequest.builder().cluster("gone").build()))
                .isInstanceOf(ClusterNotFoundException.class);
    }
}
