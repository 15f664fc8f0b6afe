package dev.gantry.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The path of a REST operation, as in {@code /{Bucket}/{Key+}?uploads}.
 *
 * @param segments literals and labels; a label with a plus takes the rest of the path
 * @param query what must stand in the query string; an empty value stands for any
 */
record UriTemplate(List<String> segments, Map<String, String> query) {

    static UriTemplate parse(String uri) {
        int mark = uri.indexOf('?');
        Map<String, String> query = new LinkedHashMap<>();
        if (mark >= 0) {
            QueryString.forEach(uri.substring(mark + 1), query::put);
        }
        query.remove("x-id"); // repeats the operation's name, for people who read logs
        return new UriTemplate(split(mark < 0 ? uri : uri.substring(0, mark)), query);
    }

    /** The raw segments of a path; a slash at its end makes no further one. */
    private static List<String> split(String path) {
        List<String> segments = new ArrayList<>();
        for (int start = path.startsWith("/") ? 1 : 0; start < path.length(); ) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            segments.add(path.substring(start, end));
            start = end + 1;
        }
        return segments;
    }

    /** The decoded labels of a raw path, if it is one of this template. */
    Optional<Map<String, String>> match(String path) {
        List<String> parts = split(path);
        Map<String, String> labels = new LinkedHashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (i >= parts.size() || parts.get(i).isEmpty() && !isGreedy(segment)) {
                return Optional.empty();
            }
            if (isGreedy(segment)) {
                labels.put(segment.substring(1, segment.length() - 2), Percent.decode(rest(path, i)));
                return Optional.of(labels);
            }
            if (isLabel(segment)) {
                labels.put(segment.substring(1, segment.length() - 1), Percent.decode(parts.get(i)));
            } else if (!segment.equals(Percent.decode(parts.get(i)))) {
                return Optional.empty();
            }
        }
        return parts.size() == segments.size() ? Optional.of(labels) : Optional.empty();
    }

    /** What follows the first segments of a path, with the slashes at its end. */
    private static String rest(String path, int segments) {
        int start = path.startsWith("/") ? 1 : 0;
        for (int i = 0; i < segments; i++) {
            start = path.indexOf('/', start) + 1;
        }
        return path.substring(start);
    }

    /** How many segments are fixed: the more, the better the template fits. */
    int literals() {
        return (int) segments.stream().filter(segment -> !isLabel(segment)).count();
    }

    boolean asksFor(QueryString parameters) {
        return query.entrySet().stream()
                .allMatch(wanted -> parameters
                        .first(wanted.getKey())
                        .filter(value ->
                                wanted.getValue().isEmpty() || wanted.getValue().equals(value))
                        .isPresent());
    }

    private static boolean isLabel(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    private static boolean isGreedy(String segment) {
        return segment.startsWith("{") && segment.endsWith("+}");
    }
}
