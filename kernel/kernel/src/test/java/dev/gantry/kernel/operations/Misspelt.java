package dev.gantry.kernel.operations;

/** Matches no operation. */
public final class Misspelt {}
