package dev.gantry.server;

/** How much of a signature is believed. */
public enum AuthMode {
    /** Every signature is verified. */
    ENFORCED,
    /** Any well-formed credentials will do: for laptops, on loopback only. */
    OPEN
}
