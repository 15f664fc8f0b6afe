package dev.gantry.value;

import java.util.Map;

/**
 * An AWS error answer: code, HTTP status, message and any further members of the error's shape. Generated exceptions
 * extend it; it carries no stack trace because it is an answer, not an accident.
 */
public class ServiceException extends RuntimeException {

    private final String code;
    private final int status;
    private final transient Map<String, Object> members;

    public ServiceException(String code, int status, String message) {
        this(code, status, message, Map.of());
    }

    public ServiceException(String code, int status, String message, Map<String, Object> members) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
        this.members = members;
    }

    public String code() {
        return code;
    }

    /** The HTTP status of the answer. */
    public int status() {
        return status;
    }

    /** Members beside the message, by wire name, as in {@code resourceIds} of ConflictException. */
    public Map<String, Object> members() {
        return members;
    }

    public String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
