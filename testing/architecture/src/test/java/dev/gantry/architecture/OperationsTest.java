package dev.gantry.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An operation's class is its registration: its name, its package and its request must agree. */
class OperationsTest {

    private static final Set<String> HANDLERS =
            Set.of("dev.gantry.kernel.Command", "dev.gantry.kernel.Query", "dev.gantry.kernel.Procedure");

    @Test
    void what_stands_in_an_operations_package_is_an_operation() {
        assertThat(inOperationsPackages()
                        .filter(type -> handler(type).isEmpty())
                        .map(JavaClass::getName))
                .as("help for operations belongs into the package above")
                .isEmpty();
    }

    @Test
    void operations_are_named_as_their_requests() {
        assertThat(inOperationsPackages()
                        .filter(type -> !request(type).equals(type.getSimpleName() + "Request"))
                        .map(type -> type.getName() + " takes " + request(type)))
                .isEmpty();
    }

    @Test
    void operations_stand_in_an_operations_package() {
        assertThat(Modules.written()
                        .filter(type -> handler(type).isPresent())
                        .filter(type ->
                                type.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC))
                        .filter(type -> !type.getPackageName().endsWith(".operations"))
                        .map(JavaClass::getName))
                .isEmpty();
    }

    private static Stream<JavaClass> inOperationsPackages() {
        return Modules.written()
                .filter(type -> type.getPackageName().endsWith(".operations"))
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"));
    }

    private static Optional<JavaParameterizedType> handler(JavaClass type) {
        return type.getInterfaces().stream()
                .filter(JavaParameterizedType.class::isInstance)
                .map(JavaParameterizedType.class::cast)
                .filter(generic -> HANDLERS.contains(generic.toErasure().getName()))
                .findFirst();
    }

    private static String request(JavaClass type) {
        return handler(type)
                .map(generic -> generic.getActualTypeArguments().getFirst())
                .map(JavaType::toErasure)
                .map(JavaClass::getSimpleName)
                .orElse("nothing");
    }
}
