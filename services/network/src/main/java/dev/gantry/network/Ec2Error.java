package dev.gantry.network;

import dev.gantry.value.ServiceException;
import org.jspecify.annotations.Nullable;

/** EC2's errors, which its model does not name. */
public final class Ec2Error {

    private Ec2Error() {}

    public static ServiceException of(String code, String message) {
        return new ServiceException(code, 400, message);
    }

    public static ServiceException invalidValue(String message) {
        return of("InvalidParameterValue", message);
    }

    public static ServiceException dependency(String type, String id) {
        return of("DependencyViolation", "The " + type + " '" + id + "' has dependencies and cannot be deleted.");
    }

    /** The value, or EC2's error for a parameter that is not there. */
    public static <T> T required(@Nullable T value, String parameter) {
        if (value == null) {
            throw of("MissingParameter", "The request must contain the parameter " + parameter);
        }
        return value;
    }

    /** What is not there yet is refused, never left out in silence. */
    public static void unsupported(boolean asked, String parameter) {
        if (asked) {
            throw of("UnsupportedOperation", "The parameter " + parameter + " is not supported.");
        }
    }

    /** A dry run ends here, once the request was found allowed. */
    public static void endDryRun(@Nullable Boolean dryRun) {
        if (Boolean.TRUE.equals(dryRun)) {
            throw new ServiceException("DryRunOperation", 412, "Request would have succeeded, but DryRun flag is set.");
        }
    }
}
