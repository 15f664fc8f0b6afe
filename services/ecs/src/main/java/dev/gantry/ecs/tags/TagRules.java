package dev.gantry.ecs.tags;

import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.Tag;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What tags a resource may have: 50 of its owner's, with different keys, none with AWS' own prefix. */
public final class TagRules {

    private static final int MOST = 50;
    private static final String RESERVED = "aws:";

    private TagRules() {}

    /** The tags of a new resource. */
    public static List<Tag> checked(List<Tag> tags) {
        return merged(List.of(), tags);
    }

    /** The tags after TagResource: a tag that is there already gets the new value. */
    public static List<Tag> merged(List<Tag> before, List<Tag> added) {
        checkKeys(added.stream().map(TagRules::key).toList());
        Map<String, Tag> all = new LinkedHashMap<>();
        before.forEach(tag -> all.put(key(tag), tag));
        added.forEach(tag -> all.put(key(tag), new Tag(key(tag), Objects.requireNonNullElse(tag.value(), ""))));
        if (all.keySet().stream().filter(key -> !isReserved(key)).count() > MOST) {
            throw new InvalidParameterException("Tags can not be more than " + MOST + " elements.");
        }
        return List.copyOf(all.values());
    }

    /** The tags after UntagResource. */
    public static List<Tag> without(List<Tag> before, Collection<String> keys) {
        keys.forEach(TagRules::checkReserved);
        return before.stream().filter(tag -> !keys.contains(key(tag))).toList();
    }

    private static void checkKeys(List<String> keys) {
        keys.forEach(TagRules::checkReserved);
        if (keys.stream().distinct().count() < keys.size()) {
            throw new InvalidParameterException("Duplicate tag keys are not allowed.");
        }
    }

    private static void checkReserved(String key) {
        if (isReserved(key)) {
            throw new InvalidParameterException("Tag keys starting with 'aws:' are reserved for system use.");
        }
    }

    private static boolean isReserved(String key) {
        return key.toLowerCase(Locale.ROOT).startsWith(RESERVED);
    }

    private static String key(Tag tag) {
        return Objects.requireNonNullElse(tag.key(), "");
    }
}
