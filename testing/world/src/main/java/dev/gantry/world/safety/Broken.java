package dev.gantry.world.safety;

/** A property does not hold. */
public final class Broken extends AssertionError {

    public Broken(String property, String how) {
        super(property + ": " + how);
    }
}
