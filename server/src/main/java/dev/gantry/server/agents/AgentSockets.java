package dev.gantry.server.agents;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.identifier.ResourceId;
import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.hub.AcsSession;
import dev.gantry.ecs.hub.AgentHub;
import dev.gantry.ecs.hub.AgentParameters;
import dev.gantry.ecs.hub.TcsSession;
import dev.gantry.kernel.View;
import dev.gantry.server.socket.SocketListener;
import dev.gantry.server.socket.Upgrade;
import dev.gantry.server.socket.WebSocketEndpoint;
import dev.gantry.value.Arn;
import dev.gantry.value.Caller;
import dev.gantry.value.ServiceException;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Opens sessions of the agent hub for agents that connect to {@code /acs/ws} and {@code /tcs/ws}. */
public final class AgentSockets implements WebSocketEndpoint {

    private static final String ACS = "/acs/ws";
    private static final String TCS = "/tcs/ws";

    private final Supplier<AgentHub> hub;
    private final Supplier<View> view;

    public AgentSockets(Supplier<AgentHub> hub, Supplier<View> view) {
        this.hub = hub;
        this.view = view;
    }

    @Override
    public boolean accepts(String path) {
        return path.equals(ACS) || path.equals(TCS);
    }

    @Override
    public Decision decide(Upgrade upgrade) {
        AgentParameters agent = AgentParameters.of(upgrade.query());
        ContainerInstance instance = instance(upgrade.caller(), agent);
        return new Decision.Accept(upgrade.path().equals(ACS) ? acs(instance, agent) : tcs(instance, upgrade));
    }

    /** An agent whose instance was deregistered waits an hour before it tries again; any other error it retries soon. */
    private ContainerInstance instance(Caller caller, AgentParameters agent) {
        ContainerInstance instance = find(caller, agent.containerInstance())
                .orElseThrow(() -> new ServiceException(
                        "InvalidInstanceException", 400, "The container instance is not known here."));
        if (!instance.status().isRegistered()) {
            throw new ServiceException(
                    "InactiveInstanceException", 400, "The container instance has been deregistered.");
        }
        return instance;
    }

    private Optional<ContainerInstance> find(Caller caller, String reference) {
        return Arn.parse(reference)
                .filter(arn -> arn.scope().equals(caller.scope()))
                .map(arn -> arn.resource().split("/"))
                .filter(parts -> parts.length == 3)
                .flatMap(parts -> view.get()
                        .find(
                                EcsTables.INSTANCES,
                                caller.scope().prefix() + parts[1] + "/"
                                        + ResourceId.ofContainerInstance(parts[2], parts[1])));
    }

    private SocketListener acs(ContainerInstance instance, AgentParameters agent) {
        return new SessionSocket<AcsSession>(
                link -> hub.get().connectAcs(instance.id(), agent, link), AcsSession::receive, AcsSession::closed);
    }

    private SocketListener tcs(ContainerInstance instance, Upgrade upgrade) {
        BiConsumer<TcsSession, String> receive =
                (session, frame) -> session.receive(upgrade.frames().apply(frame));
        return new SessionSocket<>(link -> hub.get().connectTcs(instance.id(), link), receive, TcsSession::closed);
    }
}
