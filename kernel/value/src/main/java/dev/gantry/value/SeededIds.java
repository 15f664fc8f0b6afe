package dev.gantry.value;

import java.util.SplittableRandom;

/** Identifiers that a test can repeat: the same seed gives the same ones in the same order. */
public final class SeededIds implements Ids {

    private final SplittableRandom chance;

    public SeededIds(long seed) {
        this.chance = new SplittableRandom(seed);
    }

    @Override
    public synchronized String hex(int digits) {
        StringBuilder text = new StringBuilder(digits);
        for (int i = 0; i < digits; i++) {
            text.append(Character.forDigit(chance.nextInt(16), 16));
        }
        return text.toString();
    }

    @Override
    public synchronized String digits(int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(chance.nextInt(i == 0 ? 1 : 0, 10));
        }
        return text.toString();
    }

    @Override
    public synchronized String uuid() {
        return RandomIds.Uuids.version4(chance.nextLong(), chance.nextLong()).toString();
    }
}
