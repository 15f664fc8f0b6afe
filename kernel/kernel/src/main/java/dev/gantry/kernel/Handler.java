package dev.gantry.kernel;

/**
 * An API operation. The class is named as the operation and stands in its service's {@code operations} package: that is
 * its registration. Its one constructor takes what it needs from what the service provides.
 */
public sealed interface Handler<I, O> permits Command, Query, Procedure {

    /** The ARN that IAM is asked about; {@code *} where AWS has no resource-level permission. */
    default String subject(I request, Call call) {
        return "*";
    }
}
