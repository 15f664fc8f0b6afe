package dev.gantry.kernel.codec;

/** A row that does not fit its type: a mistake of ours, or a store that a newer release wrote. */
public final class RowException extends RuntimeException {

    public RowException(String message, Throwable cause) {
        super(message, cause);
    }
}
