package dev.gantry.kernel;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All services of a server: who handles an operation, and who answers a request's record. */
public final class Services {

    private static final String REQUEST = "Request";

    private final Map<String, Operations> byModel = new LinkedHashMap<>();
    private final Map<Class<?>, Target> byRequest = new ConcurrentHashMap<>();

    public Services(Collection<Operations> all) {
        for (Operations operations : all) {
            String model = operations.service().model();
            if (byModel.put(model, operations) != null) {
                throw new IllegalArgumentException("Two services serve the model " + model + ".");
            }
        }
    }

    /** An operation of a service, and what handles it. */
    public record Target(Service service, String operation, Handler<?, ?> handler) {}

    public List<Operations> all() {
        return List.copyOf(byModel.values());
    }

    public Optional<Operations> of(String model) {
        return Optional.ofNullable(byModel.get(model));
    }

    public Optional<Handler<?, ?>> find(String model, String operation) {
        return of(model).flatMap(operations -> operations.find(operation));
    }

    /** Who handles requests of this record: the operation that it is named after, of the service that takes it. */
    public Target handling(Class<?> request) {
        return byRequest.computeIfAbsent(request, this::search);
    }

    private Target search(Class<?> request) {
        String operation = request.getSimpleName().replaceFirst(REQUEST + "$", "");
        return byModel.values().stream()
                .flatMap(operations -> target(operations, operation))
                .filter(target -> requestOf(target.handler().getClass()) == request)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No service handles " + request.getName() + "."));
    }

    private static Stream<Target> target(Operations operations, String operation) {
        return operations.find(operation).stream().map(handler -> new Target(operations.service(), operation, handler));
    }

    /** The record that a handler's class says it takes. */
    private static @Nullable Type requestOf(Class<?> handler) {
        for (Type type : handler.getGenericInterfaces()) {
            if (type instanceof ParameterizedType generic
                    && generic.getRawType() instanceof Class<?> raw
                    && Handler.class.isAssignableFrom(raw)) {
                return generic.getActualTypeArguments()[0];
            }
        }
        return null;
    }

    public List<Table<?>> tables() {
        return services()
                .<Table<?>>flatMap(service -> service.tables().stream())
                .toList();
    }

    public List<Controller> controllers() {
        return services().flatMap(service -> service.controllers().stream()).toList();
    }

    public List<Worker> workers() {
        return services().flatMap(service -> service.workers().stream()).toList();
    }

    private Stream<Service> services() {
        return byModel.values().stream().map(Operations::service);
    }
}
