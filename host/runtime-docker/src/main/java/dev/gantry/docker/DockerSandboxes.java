package dev.gantry.docker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.agent.runtime.RuntimeFailure;
import dev.gantry.agent.runtime.RuntimeFailure.Kind;
import dev.gantry.agent.runtime.Sandbox;
import dev.gantry.agent.runtime.SandboxSpec;

/**
 * A pause container holds the namespaces that containers of a task share; with awsvpc it has the task's address on the
 * subnet's bridge.
 */
final class DockerSandboxes {

    private final EngineApi engine;
    private final TaskCgroups cgroups;
    private final String architecture;
    private final SubnetNetworks networks;
    private final AddressHolds holds = new AddressHolds();
    private volatile boolean pauseImageIsHere;

    DockerSandboxes(EngineApi engine, TaskCgroups cgroups, SubnetNetworks networks, String architecture) {
        this.engine = engine;
        this.cgroups = cgroups;
        this.networks = networks;
        this.architecture = architecture;
    }

    Sandbox open(SandboxSpec spec) {
        if (!spec.needsHolder() && spec.limits().none()) {
            return Sandbox.NONE;
        }
        String parent = spec.limits().none() ? "" : cgroups.open(spec.taskId(), spec.limits());
        try {
            return new Sandbox(spec.name(), spec.needsHolder() ? holder(spec, parent) : "", parent);
        } catch (EngineError error) {
            leave(spec, parent);
            throw error.isAddressHeld()
                    ? holds.failure(spec.name(), error)
                    : RuntimeFailure.of(Kind.RESOURCE, error.detail());
        } catch (RuntimeFailure failure) {
            leave(spec, parent);
            throw failure;
        }
    }

    /** What was begun is taken back: nobody knows of it. An engine that does not answer is left to the next try. */
    private void leave(SandboxSpec spec, String parent) {
        try {
            close(new Sandbox(spec.name(), spec.needsHolder() ? spec.name() : "", parent));
        } catch (RuntimeFailure unavailable) {
            return; // why it could not be opened says more
        }
    }

    /** Once more when the network was removed behind our back. */
    private String holder(SandboxSpec spec, String parent) {
        if (!pauseImageIsHere) {
            PauseImage.ensure(engine, architecture);
            pauseImageIsHere = true;
        }
        try {
            return started(spec, parent);
        } catch (EngineError error) {
            if (!error.isNetworkMissing() || spec.network().isEmpty()) {
                throw error;
            }
            spec.network().ifPresent(networks::forget);
            remove(spec.name());
            return started(spec, parent);
        }
    }

    private String started(SandboxSpec spec, String parent) {
        String id = created(spec, parent);
        engine.post("/containers/" + id + "/start");
        holds.forget(spec.name());
        return id;
    }

    private String created(SandboxSpec spec, String parent) {
        try {
            return engine.post("/containers/create?name=" + spec.name(), body(spec, parent))
                    .path("Id")
                    .asText();
        } catch (EngineError error) {
            if (error.status() == 409) {
                return engine.read("/containers/" + spec.name() + "/json")
                        .path("Id")
                        .asText();
            }
            pauseImageIsHere = false;
            throw error;
        }
    }

    private ObjectNode body(SandboxSpec spec, String parent) {
        ObjectNode body = EngineApi.JSON.createObjectNode().put("Image", PauseImage.NAME);
        ObjectNode labels = body.putObject("Labels");
        spec.labels().forEach(labels::put);
        ObjectNode host = body.putObject("HostConfig");
        host.put("IpcMode", "shareable").put("NetworkMode", "none");
        host.putObject("LogConfig").put("Type", "none");
        if (!parent.isEmpty()) {
            host.put("CgroupParent", parent);
        }
        spec.network().ifPresent(network -> InterfaceBody.put(body, host, network, networks.of(network)));
        return body;
    }

    void close(Sandbox sandbox) {
        if (!sandbox.holder().isEmpty()) {
            remove(sandbox.holder());
        }
        if (!sandbox.cgroupParent().isEmpty()) {
            cgroups.close(sandbox.cgroupParent());
        }
    }

    private void remove(String holder) {
        try {
            engine.delete("/containers/" + holder + "?force=1&v=1");
        } catch (EngineError error) {
            if (!error.isMissing() && !error.isAlreadyBeingRemoved()) {
                throw RuntimeFailure.passing(Kind.RESOURCE, error.detail());
            }
        }
    }
}
