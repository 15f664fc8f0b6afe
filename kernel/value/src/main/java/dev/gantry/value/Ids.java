package dev.gantry.value;

/** Where new identifiers come from: chance in a server, a seed in a test. */
public interface Ids {

    /** Lower-case hexadecimal digits, as in a task id (32) or {@code eni-0123…} (17). */
    String hex(int digits);

    /** Decimal digits without a leading zero, as in {@code ecs-svc/4912345678901234567} (19). */
    String digits(int count);

    /** A lower-case UUID, version 4. */
    String uuid();
}
