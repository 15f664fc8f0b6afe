package dev.gantry.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A query request's parameters as the tree that their dotted names spell: {@code Filter.1.Value.2=x}. */
final class FormTree {

    private static final int DEEPEST = 64;

    private @Nullable String value;
    private final Map<String, FormTree> children = new LinkedHashMap<>();

    /** The parameters of the body and of the query string. */
    static FormTree of(HttpRequest request) {
        FormTree root = new FormTree();
        QueryString.forEach(request.query(), root::put);
        QueryString.forEach(text(request.body()), root::put);
        return root;
    }

    /** Forms are ASCII; whatever else is in a body stays what it was. */
    private static String text(byte[] body) {
        return Percent.utf8(body, body.length);
    }

    private void put(String name, String text) {
        FormTree node = this;
        int depth = 0;
        for (int start = 0; start <= name.length(); ) {
            int dot = name.indexOf('.', start);
            int end = dot < 0 ? name.length() : dot;
            if (++depth > DEEPEST) {
                throw new MalformedException("A parameter is nested too deeply");
            }
            node = node.children.computeIfAbsent(name.substring(start, end), _ -> new FormTree());
            start = end + 1;
        }
        node.value = WellFormed.require(text);
    }

    Optional<String> value() {
        return Optional.ofNullable(value);
    }

    @Nullable
    FormTree child(String name) {
        return children.get(name);
    }

    boolean hasChildren() {
        return !children.isEmpty();
    }

    /** The children named 1, 2, 3 … in the order of their numbers. */
    List<FormTree> numbered() {
        List<Map.Entry<Integer, FormTree>> numbered = new ArrayList<>();
        children.forEach((name, child) -> {
            if (!name.isEmpty() && name.length() <= 6 && name.chars().allMatch(c -> c >= '0' && c <= '9')) {
                numbered.add(Map.entry(Integer.valueOf(name), child));
            }
        });
        numbered.sort(Map.Entry.comparingByKey());
        return numbered.stream()
                .map(Map.Entry::getValue)
                .map(Objects::requireNonNull)
                .toList();
    }
}
