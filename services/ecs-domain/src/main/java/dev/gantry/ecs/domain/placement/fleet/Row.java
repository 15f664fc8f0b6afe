package dev.gantry.ecs.domain.placement.fleet;

/**
 * What a ranking knows of an instance.
 *
 * @param key what it is ranked by: what is left of one resource, then of the other
 * @param kind the number of its kind
 * @param devices free GPUs in the upper half, network interfaces in the lower
 */
record Row(long key, int kind, int devices, Spot spot) {

    static int devices(int gpus, int interfaces) {
        return few(gpus) << Short.SIZE | few(interfaces) & 0xffff;
    }

    private static int few(int count) {
        return Math.clamp(count, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    static int gpus(int devices) {
        return devices >> Short.SIZE;
    }

    static int interfaces(int devices) {
        return (short) devices;
    }

    /** What is left of the resource that the ranking is not by. */
    static int other(long key) {
        return (int) key ^ Integer.MIN_VALUE;
    }
}
