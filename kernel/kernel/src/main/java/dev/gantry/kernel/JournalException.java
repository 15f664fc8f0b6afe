package dev.gantry.kernel;

/** A batch could not be written, and nothing of it was. Later ones may succeed: a disk can have space again. */
public class JournalException extends RuntimeException {

    public JournalException(String message, Throwable cause) {
        super(message, cause);
    }

    public JournalException(String message) {
        super(message);
    }
}
