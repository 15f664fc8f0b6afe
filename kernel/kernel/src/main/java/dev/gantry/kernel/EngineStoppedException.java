package dev.gantry.kernel;

/** The engine takes no more commands. What was submitted may or may not have been written, unless it was answered. */
public final class EngineStoppedException extends RuntimeException {

    public EngineStoppedException(String message) {
        super(message);
    }
}
