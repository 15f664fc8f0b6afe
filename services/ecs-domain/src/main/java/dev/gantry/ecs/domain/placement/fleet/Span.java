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
 * @param kinds those that will do
 * @param takes what is asked of a member when all of that is so
 */
record Span(long low, long high, int other, int gpus, int interfaces, KindSet kinds, Predicate<Spot> takes) {}
