package dev.gantry.logs;

import dev.gantry.kernel.segments.Summary;

/** What PutLogEvents still answers and nobody has to send back: 56 digits that change with every append. */
public final class SequenceToken {

    private SequenceToken() {}

    public static String of(Summary summary) {
        return "49%018d%036d".formatted(Math.max(0, summary.lastArrival()), summary.entries());
    }
}
