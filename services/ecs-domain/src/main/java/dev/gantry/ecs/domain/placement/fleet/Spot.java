package dev.gantry.ecs.domain.placement.fleet;

import dev.gantry.ecs.domain.instance.InstanceId;

/**
 * An instance's place in its roster, from when anything is known of it until nothing is.
 *
 * @param ordinal counts from 0; it is given again when it is free, and decides nothing
 * @param head the first characters of the id as a number in the same order
 */
record Spot(int ordinal, InstanceId id, long head) implements Comparable<Spot> {

    private static final int HEAD = 8;

    static Spot of(int ordinal, InstanceId id) {
        return new Spot(ordinal, id, head(id.id()));
    }

    private static long head(String id) {
        long head = 0;
        for (int i = 0; i < HEAD; i++) {
            head = head << 8 | (i < id.length() ? Math.min(id.charAt(i), 0x7f) : 0);
        }
        return head;
    }

    /** In the order of their ids. */
    @Override
    public int compareTo(Spot that) {
        return head == that.head ? id.id().compareTo(that.id.id()) : Long.compare(head, that.head);
    }
}
