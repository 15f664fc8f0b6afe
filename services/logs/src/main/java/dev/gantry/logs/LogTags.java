package dev.gantry.logs;

import dev.gantry.shapes.logs.TooManyTagsException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** What tagging operations make of a log group's tags. */
public final class LogTags {

    private static final int MOST = 50;

    private LogTags() {}

    public static Map<String, String> plus(Map<String, String> tags, Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(tags);
        all.putAll(more);
        if (all.size() > MOST) {
            throw new TooManyTagsException("A resource can have no more than " + MOST + " tags.");
        }
        return all;
    }

    public static Map<String, String> minus(Map<String, String> tags, Collection<String> keys) {
        Map<String, String> left = new TreeMap<>(tags);
        left.keySet().removeAll(keys);
        return left;
    }
}
