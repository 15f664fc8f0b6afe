package dev.gantry.cli;

import dev.gantry.kernel.Handler;
import dev.gantry.shapes.ServiceModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of each AWS API is there: the operations of its model, and those among them that have a class. An operation's
 * class belongs to the model whose request it takes.
 *
 * @param handlers the operations' classes by operation
 * @param served in the order of their names
 * @param missing answered as unsupported
 */
record ApiCoverage(ServiceModel model, Map<String, Class<?>> handlers, List<String> served, List<String> missing) {

    /** The agent's protocols are conversations, not APIs. */
    private static final Set<String> CONVERSATIONS = Set.of("acs", "tcs");

    private static final Pattern MODEL = Pattern.compile("dev\\.gantry\\.shapes\\.([a-z0-9]+)\\.\\w+Model");
    private static final Pattern OPERATION = Pattern.compile("dev\\.gantry\\..+\\.operations\\.[A-Z]\\w*");
    private static final Pattern REQUEST = Pattern.compile("dev\\.gantry\\.shapes\\.([a-z0-9]+)\\.\\w+Request");

    /** Every API whose model is packaged, by name. */
    static List<ApiCoverage> all() {
        try {
            List<String> classes = ClassNames.under("dev/gantry/");
            Map<String, Map<String, Class<?>>> operations = operations(classes);
            List<ApiCoverage> all = new ArrayList<>();
            for (ServiceModel model : models(classes)) {
                Map<String, Class<?>> there = operations.getOrDefault(model.name(), Map.of());
                all.add(new ApiCoverage(
                        model,
                        there,
                        model.operationNames().stream()
                                .filter(there::containsKey)
                                .sorted()
                                .toList(),
                        model.operationNames().stream()
                                .filter(name -> !there.containsKey(name))
                                .sorted()
                                .toList()));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int total() {
        return served.size() + missing.size();
    }

    /** The parameters that nobody reads, of each operation that has such. */
    Map<String, Set<String>> unread() throws IOException {
        Map<String, Set<String>> unread = new TreeMap<>();
        if (served.isEmpty()) {
            return unread;
        }
        ParameterReads reads = ParameterReads.in(folder());
        for (String name : served) {
            Set<String> names = reads.unread(model.operation(name).orElseThrow(), handler(name));
            if (!names.isEmpty()) {
                unread.put(name, names);
            }
        }
        return unread;
    }

    private Class<?> handler(String served) {
        return Objects.requireNonNull(handlers.get(served), served);
    }

    /** Where the service's code is, as in {@code dev/gantry/ecs/}. */
    private String folder() {
        String[] parts = handler(served.getFirst()).getName().split("\\.");
        return String.join("/", parts[0], parts[1], parts[2]) + "/";
    }

    private static List<ServiceModel> models(List<String> classes) {
        return classes.stream()
                .filter(name -> MODEL.matcher(name).matches())
                .map(ApiCoverage::instance)
                .flatMap(Optional::stream)
                .filter(model -> !CONVERSATIONS.contains(model.name()))
                .sorted(Comparator.comparing(ServiceModel::name))
                .toList();
    }

    /** A model's one instance; none for a shape that only ends in Model. */
    private static Optional<ServiceModel> instance(String name) {
        try {
            Class<?> type = Class.forName(name);
            return ServiceModel.class.isAssignableFrom(type)
                    ? Optional.ofNullable(
                            (ServiceModel) type.getField("INSTANCE").get(null))
                    : Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static Map<String, Map<String, Class<?>>> operations(List<String> classes) {
        Map<String, Map<String, Class<?>>> byModel = new HashMap<>();
        for (String name : classes) {
            if (OPERATION.matcher(name).matches()) {
                Class<?> type = load(name);
                modelOf(type)
                        .ifPresent(model -> byModel.computeIfAbsent(model, _ -> new TreeMap<>())
                                .put(type.getSimpleName(), type));
            }
        }
        return byModel;
    }

    private static Optional<String> modelOf(Class<?> operation) {
        for (Type type : operation.getGenericInterfaces()) {
            if (type instanceof ParameterizedType generic
                    && generic.getRawType() instanceof Class<?> raw
                    && Handler.class.isAssignableFrom(raw)) {
                Matcher request = REQUEST.matcher(generic.getActualTypeArguments()[0].getTypeName());
                return request.matches() ? Optional.of(request.group(1)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ApiCoverage.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
