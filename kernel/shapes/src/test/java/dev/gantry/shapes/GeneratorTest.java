package dev.gantry.shapes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.shapes.generator.Generate;
import dev.gantry.shapes.random.RandomStructures;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the generator makes of models that are more awkward than those we have. */
class GeneratorTest {

    private static final String NASTY =
            "\"hashCode\", \"toString\", \"wait\", \"notify\", \"getClass\", \"clone\", \"shape\","
                    + " \"member\", \"of\", \"builder\", \"toBuilder\", \"build\", \"class\", \"Type\", \"type\", \"VPCId\","
                    + " \"values\", \"value\", \"index\", \"java\", \"dev\"";

    @TempDir
    Path folder = Path.of("");

    private Path models = folder;
    private Path sources = folder;

    @BeforeEach
    void folders() throws IOException {
        models = Files.createDirectory(folder.resolve("models"));
        sources = folder.resolve("sources");
    }

    @Test
    void a_structure_may_have_more_members_than_a_constructor() throws Exception {
        String members = IntStream.range(0, 300)
                .mapToObj(i -> "\"m" + i + "\": {\"shape\": \"" + (i % 2 == 0 ? "Text" : "Texts") + "\"}")
                .collect(Collectors.joining(", "));
        model("big", "\"Input\": {\"type\": \"structure\", \"members\": {" + members + "}}");

        Shape<?> shape = compiled("big", "GoRequest");

        assertThat(shape.members()).hasSize(300);
        Structure random = RandomStructures.seeded(3).next(shape);
        Object builder = random.getClass().getMethod("toBuilder").invoke(random);
        assertThat(builder.getClass().getMethod("build").invoke(builder))
                .isEqualTo(random)
                .hasSameHashCodeAs(random)
                .hasToString(random.toString());
    }

    @Test
    void names_that_java_has_taken_get_an_underscore() throws Exception {
        String members = Stream.of(NASTY.split(", *"))
                .map(name -> name + ": {\"shape\": \"Text\"}")
                .collect(Collectors.joining(", "));
        model("nasty", "\"Input\": {\"type\": \"structure\", \"members\": {" + members + "}}");

        Shape<?> shape = compiled("nasty", "GoRequest");

        @Nullable Object[] values = shape.members().stream().map(Member::name).toArray();
        Structure random = shape.create(values);
        for (int i = 0; i < values.length; i++) {
            assertThat(random.member(i)).isEqualTo(values[i]);
        }
        assertThat(Arrays.stream(random.getClass().getRecordComponents()).map(it -> it.getName()))
                .contains("hashCode_", "class_", "type", "type_", "vpcId", "shape_", "values");
    }

    @Test
    void shapes_named_like_java_s_own_get_an_underscore() throws Exception {
        model("taken", """
                "Input": {"type": "structure", "members": {"a": {"shape": "Object"}, "b": {"shape": "Record"}, \
                "c": {"shape": "record"}, "d": {"shape": "Builder"}, "e": {"shape": "String"}, "f": {"shape": "List"}}},
                "Object": {"type": "structure", "members": {"x": {"shape": "Text"}}},
                "Record": {"type": "structure", "members": {"x": {"shape": "Texts"}}},
                "record": {"type": "structure", "members": {"input": {"shape": "Input"}}},
                "Builder": {"type": "structure", "members": {}},
                "List": {"type": "structure", "members": {}},
                "String": {"type": "string", "enum": ["", "1", "a.b", "A_B", "VALUES", "aB"]}
                """);

        Shape<?> shape = compiled("taken", "GoRequest");

        assertThat(shape.members()).hasSize(6);
        assertThat(sources.resolve("dev/gantry/shapes/taken"))
                .isDirectoryContaining(file -> file.endsWith("Object_.java"))
                .isDirectoryContaining(file -> file.endsWith("Record_.java"))
                .isDirectoryContaining(file -> file.endsWith("Record__.java"))
                .isDirectoryContaining(file -> file.endsWith("Builder_.java"));
    }

    @Test
    void an_input_that_is_also_a_member_becomes_two_records() throws Exception {
        model("both", "\"Input\": {\"type\": \"structure\", \"members\": {\"again\": {\"shape\": \"Input\"}}}");

        Shape<?> shape = compiled("both", "GoRequest");

        Shape<?> nested =
                ((Type.Struct) shape.members().getFirst().type()).shape().get();
        assertThat(nested).isNotSameAs(shape);
        assertThat(nested.name()).isEqualTo("Input");
        assertThat(shape.name()).isEqualTo("Input");
    }

    @Test
    void an_unknown_trait_breaks_the_build() throws IOException {
        model("odd", "\"Input\": {\"type\": \"structure\", \"eventstream\": true, \"members\": {}}");

        assertThatThrownBy(this::generate).hasMessageContaining("eventstream");
    }

    @Test
    void nothing_is_written_twice() throws IOException {
        model("once", "\"Input\": {\"type\": \"structure\", \"members\": {}}");
        generate();
        Path written = sources.resolve("dev/gantry/shapes/once/GoRequest.java");
        FileTime before = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(written, before);

        generate();
        model("other", "\"Input\": {\"type\": \"structure\", \"members\": {}}");
        generate();

        assertThat(Files.getLastModifiedTime(written)).isEqualTo(before);
        assertThat(sources.resolve("dev/gantry/shapes/other/GoRequest.java")).exists();
    }

    @Test
    void what_is_no_longer_a_model_disappears() throws IOException {
        model("gone", "\"Input\": {\"type\": \"structure\", \"members\": {}}");
        generate();
        Files.delete(models.resolve("gone.json"));
        model("there", "\"Input\": {\"type\": \"structure\", \"members\": {}}");

        generate();

        assertThat(sources.resolve("dev/gantry/shapes/gone/GoRequest.java")).doesNotExist();
    }

    private void model(String name, String shapes) throws IOException {
        Files.writeString(models.resolve(name + ".json"), """
                {"metadata": {"apiVersion": "1", "fullName": "Test", "protocols": ["json"], "serviceId": "T", \
                "signingName": "t"},
                "operations": {"Go": {"input": "Input"}},
                "shapes": {"Text": {"type": "string"}, "Texts": {"type": "list", "member": {"shape": "Text"}},
                %s}}
                """.formatted(shapes));
    }

    private void generate() throws IOException {
        Generate.main(new String[] {models.toString(), sources.toString()});
    }

    private Shape<?> compiled(String name, String className) throws Exception {
        generate();
        List<String> options = Stream.concat(
                        Stream.of(
                                "-proc:none",
                                "-d",
                                folder.resolve("classes").toString(),
                                "-cp",
                                System.getProperty("java.class.path")),
                        javaFiles().stream())
                .toList();
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new));
        assertThat(result).isZero();
        URL[] classes = {folder.resolve("classes").toUri().toURL()};
        ClassLoader loader = new URLClassLoader(classes, getClass().getClassLoader());
        Class<?> type = loader.loadClass("dev.gantry.shapes." + name + "." + className);
        return (Shape<?>) Objects.requireNonNull(type.getField("SHAPE").get(null));
    }

    private List<String> javaFiles() throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.map(Path::toString)
                    .filter(file -> file.endsWith(".java"))
                    .toList();
        }
    }
}
