package dev.gantry.ecs.domain.placement.fleet;

import java.util.function.Predicate;

/**
 * The part of a ranking that a search may look at.
 *
 * @param low the least key
 * @param high the greatest key
 * @param other what must be left of the other resource
 * @param gpus how many must be left
 * @param interfaces how many must be left
 * @param kinds a bit for each kind that will do; two kinds may have the same bit
 * @param takes what is asked of a member when all of that is so
 */
record Span(long low, long high, int other, int gpus, int interfaces, long kinds, Predicate<Member> takes) {

    boolean contains(long key) {
        return key >= low && key <= high;
    }
}
