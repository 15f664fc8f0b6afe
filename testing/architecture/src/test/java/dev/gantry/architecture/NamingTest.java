package dev.gantry.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** STYLE.md's rules on names and signatures that a machine can hold. */
class NamingTest {

    private static final Pattern VAGUE = Pattern.compile(".*(Manager|Util|Utils|Helper|Impl|Base)");

    @Test
    void no_class_has_a_vague_name() {
        assertThat(Modules.written()
                        .map(JavaClass::getSimpleName)
                        .filter(name -> VAGUE.matcher(name).matches()))
                .isEmpty();
    }

    @Test
    void no_method_answers_with_a_future() {
        assertThat(Modules.written()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.getRawReturnType().isAssignableTo(Future.class))
                        .filter(method -> !method.getModifiers()
                                .contains(com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC))
                        .map(method -> method.getFullName()))
                .as("blocking code on virtual threads")
                .isEmpty();
    }

    @Test
    void every_package_is_null_marked() throws IOException {
        try (Stream<Path> folders = Files.walk(Modules.ROOT, 12)) {
            assertThat(folders.filter(Files::isDirectory)
                            .filter(folder -> folder.toString().contains("/src/main/java/"))
                            .filter(folder -> !folder.toString().contains("/target/"))
                            .filter(NamingTest::holdsJava)
                            .filter(folder -> !isNullMarked(folder))
                            .map(folder -> Modules.ROOT.relativize(folder).toString()))
                    .isEmpty();
        }
    }

    private static boolean holdsJava(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean isNullMarked(Path folder) {
        try {
            Path info = folder.resolve("package-info.java");
            return Files.exists(info) && Files.readString(info).contains("@NullMarked");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
