package dev.gantry.ecs.domain.placement.fleet;

import dev.gantry.ecs.domain.placement.Strategy.Amount;
import dev.gantry.ecs.domain.placement.TaskDemand;

/**
 * The members that strategies have left over so far.
 *
 * @param low the least key in the ranking
 * @param high the greatest key
 * @param other what must be left of what the ranking is not by
 * @param kinds what they are
 * @param tasks so many tasks of the group must be on each, or ANY
 */
record Part(Ranking ranking, long low, long high, int other, KindSet kinds, int tasks) {

    static final int ANY = -1;

    /** All that have room for the demand. */
    static Part of(Ranking ranking, TaskDemand demand, KindSet kinds) {
        int first = ranking.amount().demanded(demand);
        int other = ranking.other().demanded(demand);
        return new Part(ranking, Ranking.key(first, other), Long.MAX_VALUE, other, kinds, ANY);
    }

    Part of(KindSet others) {
        return new Part(ranking, low, high, other, others, tasks);
    }

    Part withTasks(int exactly) {
        return new Part(ranking, low, high, other, kinds, exactly);
    }

    /** Those that have as much left as this one. */
    Part levelWith(Member member, Amount amount) {
        int first = ranking.amount().left(member.leftover());
        long key = ranking.key(member);
        return amount == ranking.amount()
                ? new Part(
                        ranking, Ranking.key(first, other), Ranking.key(first, Integer.MAX_VALUE), other, kinds, tasks)
                : new Part(ranking, key, key, other, kinds, tasks);
    }

    /** How many places of the ranking there are to look at; more than there are members in the part. */
    int places() {
        return end() - start();
    }

    int start() {
        return ranking.below(low);
    }

    int end() {
        return high == Long.MAX_VALUE ? ranking.size() : ranking.below(high + 1);
    }
}
