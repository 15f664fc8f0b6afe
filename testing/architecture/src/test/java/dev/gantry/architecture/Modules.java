package dev.gantry.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The modules of the build, found by their compiled classes; a module is named by its folder, as in {@code services/ecs}. */
final class Modules {

    static final Path ROOT = root();

    private static final Map<String, JavaClasses> BY_NAME = load();

    private Modules() {}

    static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    static Stream<JavaClass> classesOf(String module) {
        return Objects.requireNonNull(BY_NAME.get(module), module).stream();
    }

    static Stream<JavaClass> classes() {
        return names().stream().flatMap(Modules::classesOf);
    }

    /** All but what the generator writes. */
    static Stream<JavaClass> written() {
        return classes().filter(type -> !isGenerated(type));
    }

    static boolean isGenerated(JavaClass type) {
        return type.getPackageName().matches("dev\\.gantry\\.shapes\\.(?!generator|random).+");
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("gantry")) || !Files.exists(folder.resolve("kernel"))) {
            folder = Objects.requireNonNull(folder.getParent(), "gantry's root folder");
        }
        return folder;
    }

    private static Map<String, JavaClasses> load() {
        Map<String, JavaClasses> modules = new TreeMap<>();
        try (Stream<Path> folders = Files.find(ROOT, 4, (path, _) -> path.endsWith("target/classes"))) {
            folders.forEach(classes -> {
                Path module = classes.resolve("../..").normalize();
                if (Files.exists(module.resolve("pom.xml"))) {
                    modules.put(ROOT.relativize(module).toString(), new ClassFileImporter().importPath(classes));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return modules;
    }
}
