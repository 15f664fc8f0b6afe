package dev.gantry.agent.session;

import dev.gantry.value.Ids;

/** Identifiers without chance: waits are exactly as long as their rule says. */
final class NoJitter implements Ids {

    private long last;

    @Override
    public String hex(int digits) {
        return String.format("%0" + digits + "x", ++last);
    }

    @Override
    public String digits(int count) {
        return "0".repeat(count);
    }

    @Override
    public String uuid() {
        return "uuid-" + ++last;
    }
}
