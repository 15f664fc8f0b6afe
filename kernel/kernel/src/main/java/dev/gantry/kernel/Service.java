package dev.gantry.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * One AWS service as the server sees it.
 *
 * @param model the name of its model, as in {@code ecs}
 * @param anchor a class of the package whose {@code operations} package holds the service's operations
 * @param dependencies what the constructors of its operations may take, matched by type
 */
public record Service(
        String model,
        Class<?> anchor,
        List<Table<?>> tables,
        List<Controller> controllers,
        List<Worker> workers,
        List<Object> dependencies) {

    public Service {
        tables = List.copyOf(tables);
        controllers = List.copyOf(controllers);
        workers = List.copyOf(workers);
        dependencies = List.copyOf(dependencies);
    }

    /** A service that so far has nothing but operations. */
    public static Service of(String model, Class<?> anchor) {
        return new Service(model, anchor, List.of(), List.of(), List.of(), List.of());
    }

    public Service tables(Table<?>... more) {
        return new Service(model, anchor, joined(tables, more), controllers, workers, dependencies);
    }

    public Service controllers(Controller... more) {
        return new Service(model, anchor, tables, joined(controllers, more), workers, dependencies);
    }

    public Service workers(Worker... more) {
        return new Service(model, anchor, tables, controllers, joined(workers, more), dependencies);
    }

    /** Adds what the constructors of operations may take. */
    public Service with(Object... more) {
        return new Service(model, anchor, tables, controllers, workers, joined(dependencies, more));
    }

    @SafeVarargs
    private static <T> List<T> joined(List<T> some, T... more) {
        List<T> both = new ArrayList<>(some);
        both.addAll(List.of(more));
        return both;
    }

    /** The package of its operations. */
    public String operationsPackage() {
        return anchor.getPackageName() + ".operations";
    }
}
