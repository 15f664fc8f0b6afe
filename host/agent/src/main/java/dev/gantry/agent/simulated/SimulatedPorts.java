package dev.gantry.agent.simulated;

import dev.gantry.agent.runtime.ContainerSpec;
import dev.gantry.agent.runtime.PortBinding;
import dev.gantry.agent.runtime.PortRequest;
import dev.gantry.agent.runtime.RuntimeFailure;
import dev.gantry.agent.runtime.RuntimeFailure.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The host ports of a simulated machine. */
final class SimulatedPorts {

    private static final int FIRST = 32_768;
    private static final int LAST = 60_999;

    private final Set<String> taken = new HashSet<>();
    private int next = FIRST;

    List<PortBinding> bind(ContainerSpec spec) {
        if (spec.ports().isEmpty() || !spec.namespaces().network().equals("bridge")) {
            return List.of();
        }
        List<PortBinding> bound = new ArrayList<>();
        for (PortRequest request : spec.ports()) {
            int host = request.hostPort() == 0 ? dynamic(request) : request.hostPort();
            if (isTaken(host, request)) {
                release(bound);
                throw RuntimeFailure.of(
                        Kind.CANNOT_START,
                        "Error response from daemon: driver failed programming"
                                + " external connectivity: listen tcp4 0.0.0.0:" + host
                                + ": bind: address already in use");
            }
            bound.add(take(host, request));
        }
        return List.copyOf(bound);
    }

    private PortBinding take(int host, PortRequest request) {
        for (int i = 0; i < request.size(); i++) {
            taken.add(key(host + i, request.protocol()));
        }
        return new PortBinding(
                "0.0.0.0",
                request.containerPort(),
                request.containerPortEnd(),
                host,
                host + request.size() - 1,
                request.protocol());
    }

    private int dynamic(PortRequest request) {
        for (int tries = FIRST; tries <= LAST; tries++) {
            int candidate = next;
            next = next + request.size() > LAST ? FIRST : next + request.size();
            if (!isTaken(candidate, request)) {
                return candidate;
            }
        }
        throw RuntimeFailure.of(Kind.CANNOT_START, "Error response from daemon: all ports are allocated");
    }

    private boolean isTaken(int host, PortRequest request) {
        for (int i = 0; i < request.size(); i++) {
            if (taken.contains(key(host + i, request.protocol()))) {
                return true;
            }
        }
        return false;
    }

    void release(List<PortBinding> bindings) {
        for (PortBinding binding : bindings) {
            for (int port = binding.hostPort(); port <= binding.hostPortEnd(); port++) {
                taken.remove(key(port, binding.protocol()));
            }
        }
    }

    private static String key(int port, String protocol) {
        return port + "/" + protocol;
    }
}
