package dev.gantry.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may import whom: ARCHITECTURE.md's table. A module that is not in it fails, so that somebody decides. */
class ImportsTest {

    private static final Map<String, String> HOME = homes();

    @TestFactory
    List<DynamicTest> modules_import_only_what_the_table_allows() {
        return Modules.names().stream()
                .map(module -> DynamicTest.dynamicTest(
                        module,
                        () -> assertThat(forbidden(module))
                                .as("imports of %s that ARCHITECTURE.md does not allow", module)
                                .isEmpty()))
                .toList();
    }

    @Test
    void the_classes_were_seen() {
        assertThat(Modules.names())
                .contains("kernel/value", "kernel/kernel", "kernel/shapes", "services/ecs-domain", "cli");
        assertThat(HOME).containsEntry("dev.gantry.value.Arn", "kernel/value").hasSizeGreaterThan(1000);
    }

    @Test
    void the_kernel_has_never_heard_of_ecs() {
        assertThat(Modules.classesOf("kernel/kernel").map(JavaClass::getName).filter(name -> name.contains(".ecs.")))
                .isEmpty();
    }

    private static Set<String> forbidden(String module) {
        Set<String> found = new TreeSet<>();
        Modules.classesOf(module)
                .forEach(type -> type.getDirectDependenciesFromSelf().forEach(dependency -> {
                    String other = HOME.get(
                            dependency.getTargetClass().getBaseComponentType().getName());
                    if (other != null
                            && !other.equals(module)
                            && !allowed(module).matches(other)) {
                        found.add(type.getName() + " → "
                                + dependency.getTargetClass().getName() + " of " + other);
                    }
                }));
        return found;
    }

    private static Allowed allowed(String module) {
        return switch (module) {
            case "kernel/value", "kernel/shapes-generator" -> new Allowed();
            case "kernel/shapes", "kernel/auth", "kernel/kernel" -> new Allowed("kernel/value");
            case "kernel/wire" -> new Allowed("kernel/value", "kernel/shapes", "kernel/kernel");
            case "services/ecs-domain" -> new Allowed("kernel/value", "kernel/shapes");
            case "services/ecs" -> new Allowed("kernel/value", "kernel/shapes", "kernel/kernel", "services/ecs-domain");
            case "host/agent" -> new Allowed("kernel/value", "kernel/shapes", "kernel/wire", "kernel/auth");
            case "server", "cli" -> new Allowed("");
            default -> byFolder(module);
        };
    }

    private static Allowed byFolder(String module) {
        if (module.startsWith("kernel/journal-")) {
            return new Allowed("kernel/value", "kernel/kernel");
        }
        if (module.startsWith("services/")) {
            return new Allowed("kernel/value", "kernel/shapes", "kernel/kernel");
        }
        if (module.startsWith("host/")) {
            return new Allowed("kernel/value", "kernel/shapes", "host/agent");
        }
        if (module.startsWith("testing/")) {
            return new Allowed("");
        }
        throw new AssertionError(
                "ARCHITECTURE.md does not say what " + module + " may import: decide, then say it here too");
    }

    /** The beginnings of the modules' names. */
    private record Allowed(String... beginnings) {

        boolean matches(String module) {
            return List.of(beginnings).stream().anyMatch(beginning -> beginning.isEmpty() || module.equals(beginning));
        }
    }

    private static Map<String, String> homes() {
        Map<String, String> homes = new HashMap<>();
        Modules.names().forEach(module -> Modules.classesOf(module).forEach(type -> homes.put(type.getName(), module)));
        return homes;
    }
}
