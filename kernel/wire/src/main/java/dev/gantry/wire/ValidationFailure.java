package dev.gantry.wire;

import dev.gantry.shapes.Operation;
import dev.gantry.shapes.ServiceModel;
import dev.gantry.shapes.Violation;
import dev.gantry.value.ServiceException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a service says about a request that its model forbids. Each family of services has its own code and words. */
public final class ValidationFailure {

    /** The services whose code is not the one of their protocol; the words are the common ones. */
    private static final Map<String, String> CODES = Map.of(
            "logs", "InvalidParameterException",
            "ecr", "InvalidParameterException",
            "servicediscovery", "InvalidInput",
            "cloudwatch", "ValidationError",
            "sns", "InvalidParameter",
            "s3", "InvalidArgument");

    private static final int BAD_REQUEST = 400;

    private ValidationFailure() {}

    /** @param violations at least one */
    public static ServiceException of(ServiceModel service, Operation operation, List<Violation> violations) {
        return switch (service.name()) {
            case "ecs" -> EcsValidation.failure(operation, violations);
            case "ec2", "sqs" -> parameter(violations.getFirst());
            default -> new ServiceException(code(service), BAD_REQUEST, text(violations));
        };
    }

    private static String code(ServiceModel service) {
        boolean query = service.protocols().contains("query");
        return CODES.getOrDefault(service.name(), query ? "ValidationError" : "ValidationException");
    }

    /** As in {@code 1 validation error detected: Value null at 'x' failed to satisfy constraint: …}. */
    static String text(List<Violation> violations) {
        String count = violations.size() == 1 ? "1 validation error" : violations.size() + " validation errors";
        return count + " detected: " + violations.stream().map(Violation::text).collect(Collectors.joining("; "));
    }

    /** EC2 and SQS name one parameter at a time. */
    private static ServiceException parameter(Violation violation) {
        String name = violation.jsonPath();
        if (violation.kind() == Violation.Kind.REQUIRED) {
            return new ServiceException(
                    "MissingParameter", BAD_REQUEST, "The request must contain the parameter " + name);
        }
        String value = violation.value().map(given -> " (" + given + ")").orElse("");
        return new ServiceException(
                "InvalidParameterValue",
                BAD_REQUEST,
                "Value" + value + " for parameter " + name + " is invalid. " + violation.text());
    }
}
