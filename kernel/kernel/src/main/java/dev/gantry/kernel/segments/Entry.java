package dev.gantry.kernel.segments;

/**
 * One timed piece of bulk data, as it is appended.
 *
 * @param time in milliseconds since 1970; what reads are ordered by
 * @param payload not copied: hands off after appending
 */
public record Entry(long time, byte[] payload) {}
