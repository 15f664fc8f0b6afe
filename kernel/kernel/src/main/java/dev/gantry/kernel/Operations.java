package dev.gantry.kernel;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A service's operations: for each name of its model the class of that name in its {@code operations} package, made when
 * it is first needed.
 */
public final class Operations {

    private final Service service;
    private final List<String> names;
    private final Set<String> known;
    private final Assembly assembly;
    private final Map<String, Optional<Handler<?, ?>>> found = new ConcurrentHashMap<>();

    private Operations(Service service, Collection<String> names, Assembly assembly) {
        this.service = service;
        this.names = List.copyOf(names);
        this.known = Set.copyOf(names);
        this.assembly = assembly;
    }

    /**
     * The operations of a service.
     *
     * @param names those of its model
     * @param common what every service's operations may take, beside the service's own dependencies
     */
    public static Operations of(Service service, Collection<String> names, Object... common) {
        return new Operations(service, names, new Assembly(service.with(common).dependencies()));
    }

    public Service service() {
        return service;
    }

    /** The handler, if the service implements the operation. */
    public Optional<Handler<?, ?>> find(String operation) {
        return known.contains(operation) ? found.computeIfAbsent(operation, this::make) : Optional.empty();
    }

    private Optional<Handler<?, ?>> make(String operation) {
        return type(operation).map(type -> assembly.make(type.asSubclass(Handler.class)));
    }

    private Optional<Class<?>> type(String operation) {
        String name = service.operationsPackage() + "." + operation;
        try {
            return Optional.of(Class.forName(name, true, service.anchor().getClassLoader()));
        } catch (ClassNotFoundException missing) {
            return Optional.empty();
        }
    }

    /** The names of the operations that are there, in the model's order. */
    public List<String> implemented() {
        return names.stream().filter(name -> type(name).isPresent()).toList();
    }

    /** The names of the operations that are not. */
    public List<String> missing() {
        return names.stream().filter(name -> type(name).isEmpty()).toList();
    }

    /** Makes every handler now: what a test calls to see that each gets what its constructor takes. */
    public List<Handler<?, ?>> all() {
        return implemented().stream()
                .<Handler<?, ?>>map(name -> find(name).orElseThrow())
                .toList();
    }

    /** The classes in the operations package that match no operation: each one is a mistake. */
    public Set<String> strays() {
        Set<String> strays = new TreeSet<>(PackageScan.topLevelClasses(service.anchor(), service.operationsPackage()));
        strays.removeAll(known);
        return strays;
    }
}
