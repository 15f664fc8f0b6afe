package dev.gantry.wire;

/** Something in a request cannot be read; its protocol turns it into AWS' error. */
final class MalformedException extends RuntimeException {

    MalformedException(String message) {
        super(message, null, false, false);
    }

    String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
