package dev.gantry.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The parameters of a query string or a form, decoded, in their order. */
record QueryString(Map<String, List<String>> parameters) {

    static QueryString parse(String raw) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        forEach(
                raw,
                (name, value) ->
                        parameters.computeIfAbsent(name, _ -> new ArrayList<>()).add(value));
        return new QueryString(parameters);
    }

    static void forEach(String raw, BiConsumer<String, String> sink) {
        for (int start = 0; start < raw.length(); ) {
            int end = raw.indexOf('&', start);
            end = end < 0 ? raw.length() : end;
            int equals = raw.indexOf('=', start);
            if (end > start) {
                boolean hasValue = equals >= 0 && equals < end;
                String name = raw.substring(start, hasValue ? equals : end);
                String value = hasValue ? raw.substring(equals + 1, end) : "";
                sink.accept(Percent.decodeForm(name), Percent.decodeForm(value));
            }
            start = end + 1;
        }
    }

    boolean has(String name) {
        return parameters.containsKey(name);
    }

    Optional<String> first(String name) {
        List<String> values = parameters.get(name);
        return values == null ? Optional.empty() : Optional.of(values.getFirst());
    }
}
