package dev.gantry.agent.engine;

import dev.gantry.value.Ids;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;

/** Identifiers by chance. */
public final class RandomIds implements Ids {

    private final SecureRandom random = new SecureRandom();

    @Override
    public String hex(int digits) {
        byte[] bytes = new byte[(digits + 1) / 2];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes).substring(0, digits);
    }

    @Override
    public String digits(int count) {
        StringBuilder digits = new StringBuilder(count).append(1 + random.nextInt(9));
        while (digits.length() < count) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    @Override
    public String uuid() {
        return UUID.randomUUID().toString();
    }
}
