package dev.gantry.network;

import static java.util.Objects.requireNonNullElse;

import dev.gantry.shapes.ec2.Tag;
import dev.gantry.shapes.ec2.TagSpecification;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tags between the wire and rows. */
public final class Tags {

    private static final int MOST = 50;

    private Tags() {}

    public static List<Tag> answer(Map<String, String> tags) {
        return tags.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    public static Map<String, String> read(List<Tag> tags) {
        Map<String, String> map = new TreeMap<>();
        for (Tag tag : tags) {
            String key = Ec2Error.required(tag.key(), "Tag.Key");
            if (key.startsWith("aws:")) {
                throw Ec2Error.invalidValue("Tag keys starting with 'aws:' are reserved for internal use");
            }
            map.put(key, requireNonNullElse(tag.value(), ""));
        }
        return requireFew(map);
    }

    /** What a creation's specifications say of this kind; those of another kind are refused. */
    static Map<String, String> read(List<TagSpecification> specifications, ResourceKind kind) {
        Map<String, String> tags = new TreeMap<>();
        for (TagSpecification specification : specifications) {
            if (!kind.tagType().equals(specification.resourceType())) {
                throw Ec2Error.invalidValue("'" + specification.resourceType()
                        + "' is not a valid taggable resource type for this operation.");
            }
            tags.putAll(read(specification.tagsOrEmpty()));
        }
        return requireFew(tags);
    }

    public static Map<String, String> requireFew(Map<String, String> tags) {
        if (tags.size() > MOST) {
            throw Ec2Error.of("TagLimitExceeded", "The maximum number of tags for a resource has been reached.");
        }
        return tags;
    }
}
