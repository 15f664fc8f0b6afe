package dev.gantry.ecs.domain.instance;

import static dev.gantry.ecs.domain.Samples.attribute;
import static dev.gantry.ecs.domain.Samples.instance;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.shapes.ecs.Attribute;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;

class AttributesTest {

    @Property(tries = 200)
    void finds_every_attribute_and_no_other(
            @ForAll @Size(max = 40) @UniqueElements List<@AlphaChars @StringLength(max = 3) String> names) {
        ContainerInstance instance = instance(
                1, names.stream().map(name -> attribute(name, "v" + name)).toArray(Attribute[]::new));

        assertThat(names)
                .allSatisfy(name -> assertThat(instance.attribute(name)).contains("v" + name));
        assertThat(instance.attribute("none at all")).isEmpty();
    }

    @Test
    void a_mere_name_has_an_empty_value() {
        assertThat(instance(1, Attribute.builder().name("gpu").build()).attribute("gpu"))
                .contains("");
    }
}
