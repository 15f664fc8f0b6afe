package dev.gantry.kernel;

/**
 * The journal is no longer ours, or it is unknown what it holds: the engine must stop, and the truth is what a new start
 * will load.
 */
public final class JournalLostException extends JournalException {

    public JournalLostException(String message, Throwable cause) {
        super(message, cause);
    }

    public JournalLostException(String message) {
        super(message);
    }
}
