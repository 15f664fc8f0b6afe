package dev.gantry.wire;

import dev.gantry.shapes.Operation;
import dev.gantry.shapes.Violation;
import dev.gantry.shapes.Violation.Kind;
import dev.gantry.shapes.Violation.Step;
import dev.gantry.value.ServiceException;
import java.util.List;
import java.util.Locale;

/** ECS' words: one missing field at a time; task definitions are refused with ClientException, all else otherwise. */
final class EcsValidation {

    private EcsValidation() {}

    static ServiceException failure(Operation operation, List<Violation> violations) {
        return violations.stream()
                .filter(violation -> violation.kind() == Kind.REQUIRED)
                .findFirst()
                .map(missing -> missing(operation, missing))
                .orElseGet(() -> new ServiceException(code(operation), 400, ValidationFailure.text(violations)));
    }

    private static ServiceException missing(Operation operation, Violation missing) {
        String code = code(operation);
        String words = code.equals("ClientException") ? " should not be null or empty." : " can not be blank.";
        return new ServiceException(code, 400, field(missing) + words);
    }

    private static String code(Operation operation) {
        return operation.name().contains("TaskDefinition") ? "ClientException" : "InvalidParameterException";
    }

    /** As in {@code Family} and {@code Container.name}. */
    private static String field(Violation violation) {
        List<String> names = violation.path().stream()
                .filter(Step.Field.class::isInstance)
                .map(step -> ((Step.Field) step).name())
                .toList();
        String last = names.getLast();
        if (names.size() == 1) {
            return capitalised(last);
        }
        String parent = names.get(names.size() - 2);
        return (parent.equals("containerDefinitions") ? "Container" : capitalised(parent)) + "." + last;
    }

    private static String capitalised(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
