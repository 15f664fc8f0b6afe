package dev.gantry.benchmarks.services;

/** What every contender runs: the same image, memory and command, which ends as soon as it is asked to. */
final class Containers {

    static final String IMAGE = System.getProperty("gantry.bench.image", "gantry/test:1");
    static final String FIRST = "revision-1";
    static final String SECOND = "revision-2";
    static final int MEMORY_MIB = 16;
    static final int GRACE_SECONDS = 5;

    private Containers() {}

    /** As a JSON array of words; the revision is a remark in it that the engine lists. */
    static String command(String revision) {
        return "[\"sh\",\"-c\",\"trap 'exit 0' TERM; sleep 3600 & wait # %s\"]".formatted(revision);
    }
}
