package dev.gantry.value;

import java.util.Optional;

/** An Amazon Resource Name: {@code arn:partition:service:region:account:resource}. */
public record Arn(String partition, String service, String region, String account, String resource) {

    /** The only one that is served: with another one a resource would have two names, and policies know but one. */
    static final String PARTITION = "aws";

    /** Empty unless the text has all six parts; the resource keeps its own colons and slashes. */
    public static Optional<Arn> parse(String text) {
        String[] parts = text.split(":", 6);
        if (parts.length != 6 || !parts[0].equals("arn") || !parts[1].equals(PARTITION) || parts[5].isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]));
    }

    public static boolean looksLikeOne(String text) {
        return text.startsWith("arn:");
    }

    public Scope scope() {
        return new Scope(account, region);
    }

    @Override
    public String toString() {
        return "arn:" + partition + ":" + service + ":" + region + ":" + account + ":" + resource;
    }
}
