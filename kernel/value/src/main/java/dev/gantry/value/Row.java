package dev.gantry.value;

/** An immutable record that a table keeps: one fact that outlives its request. */
public interface Row {

    /** Unique within the row's table; begins with {@link Scope#prefix()} for everything that an account owns. */
    String key();
}
