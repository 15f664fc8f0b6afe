package dev.gantry.agent.engine;

import dev.gantry.value.Ids;

/** Identifiers that count: the same test sees the same ones. */
public final class CountedIds implements Ids {

    private long last;

    @Override
    public String hex(int digits) {
        return String.format("%0" + digits + "x", ++last);
    }

    @Override
    public String digits(int count) {
        return String.format("%0" + count + "d", ++last);
    }

    @Override
    public String uuid() {
        return String.format("00000000-0000-4000-8000-%012x", ++last);
    }
}
