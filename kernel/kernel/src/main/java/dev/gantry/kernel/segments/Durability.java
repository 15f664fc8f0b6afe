package dev.gantry.kernel.segments;

/** What an acknowledged append survives. */
public enum Durability {
    /** The end of the server's process, even by kill -9; a power cut may take the last seconds. */
    PROCESS,
    /** A power cut: the append was forced to disk, in one go with all the others that waited. */
    DISK
}
