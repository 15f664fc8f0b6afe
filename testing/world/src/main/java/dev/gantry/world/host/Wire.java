package dev.gantry.world.host;

import dev.gantry.agent.session.HubChannel.Listener;
import dev.gantry.agent.session.HubChannel.Session;
import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.ecs.hub.AcsSession;
import dev.gantry.ecs.hub.AgentHub;
import dev.gantry.ecs.hub.AgentParameters;
import dev.gantry.ecs.hub.Link;
import dev.gantry.ecs.hub.MessageCodec;
import dev.gantry.ecs.hub.TcsSession;
import dev.gantry.shapes.Structure;
import dev.gantry.world.server.Server;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One session between an agent and the hub: messages arrive in order and once, or never when it breaks before. */
final class Wire {

    private static final int BROKEN = 1006;

    private final Network network;
    private final Server server;
    private final Listener listener;
    private @Nullable HubEnd hub;
    private Instant lastDown = Instant.MIN;
    private Instant lastUp = Instant.MIN;
    private boolean broken;
    private boolean agentGone;
    private boolean hubHeardEnd;
    private boolean agentHeardEnd;

    private Wire(Network network, Server server, Listener listener) {
        this.network = network;
        this.server = server;
        this.listener = listener;
    }

    /** What the hub has of a session, of either protocol. */
    record HubEnd(Consumer<Structure> receive, Runnable closed) {}

    /** How the hub begins a session. */
    @FunctionalInterface
    interface Ends {

        HubEnd begin(AgentHub hub, InstanceId instance, Link link);

        /** The same; ACS also wants to know what the agent says of itself. */
        default Ends as(Map<String, String> query) {
            return this;
        }
    }

    /** Who listens, and to what. */
    record AgentSide(Listener listener, Ends ends) {}

    /** Sessions that bring tasks. */
    record Acs(Map<String, String> query) implements Ends {

        @Override
        public HubEnd begin(AgentHub hub, InstanceId instance, Link link) {
            AcsSession session = hub.connectAcs(instance, AgentParameters.of(query), link);
            return new HubEnd(session::receive, session::closed);
        }

        @Override
        public Ends as(Map<String, String> said) {
            return new Acs(said);
        }
    }

    /** Sessions that take telemetry. */
    record Tcs() implements Ends {

        @Override
        public HubEnd begin(AgentHub hub, InstanceId instance, Link link) {
            TcsSession session = hub.connectTcs(instance, link);
            return new HubEnd(session::receive, session::closed);
        }
    }

    static Wire open(Network network, Server server, InstanceId instance, AgentSide agent) {
        Wire wire = new Wire(network, server, agent.listener());
        wire.hub = agent.ends().begin(server.hub(), instance, wire.new HubsLink());
        agent.listener().opened(wire.new AgentsSession());
        return wire;
    }

    boolean isOver() {
        return broken;
    }

    /** The agent's process has ended: nothing is said to it any more. */
    void agentGone() {
        agentGone = true;
    }

    /** What is on its way is lost. Each side hears of the end, or never does. */
    void breakOff(boolean heardByHub, boolean heardByAgent) {
        broken = true;
        if (heardByHub) {
            network.time().schedule(network.arrival(), this::endAtHub);
        }
        if (heardByAgent) {
            network.time().schedule(network.arrival(), () -> endAtAgent(BROKEN, "broken"));
        }
    }

    private void endAtHub() {
        HubEnd end = hub;
        if (!hubHeardEnd && server.isAlive() && end != null) {
            hubHeardEnd = true;
            end.closed().run();
        }
    }

    private void endAtAgent(int code, String reason) {
        if (!agentHeardEnd && !agentGone) {
            agentHeardEnd = true;
            listener.closed(code, reason);
        }
    }

    private void down(Runnable delivery) {
        lastDown = later(lastDown);
        network.time().schedule(lastDown, () -> {
            if (!broken && !agentGone && !agentHeardEnd) {
                delivery.run();
            }
        });
    }

    private void up(Runnable delivery) {
        lastUp = later(lastUp);
        network.time().schedule(lastUp, () -> {
            if (!broken && server.isAlive() && !hubHeardEnd) {
                delivery.run();
            }
        });
    }

    private Instant later(Instant last) {
        Instant arrival = network.arrival();
        return arrival.isAfter(last) ? arrival : last;
    }

    private void receive(Structure message) {
        HubEnd end = hub;
        if (end != null) {
            end.receive().accept(message);
        }
    }

    /** The hub's end. */
    private final class HubsLink implements Link {

        @Override
        public void send(Structure message, MessageCodec codec) {
            down(() -> listener.message(message));
        }

        @Override
        public void send(String frame) {
            throw new IllegalStateException("Links here take records.");
        }

        @Override
        public void close(int code, String reason) {
            down(() -> {
                endAtAgent(code, reason);
                up(Wire.this::endAtHub);
            });
        }
    }

    /** The agent's end. */
    private final class AgentsSession implements Session {

        @Override
        public void send(Structure message) {
            up(() -> receive(message));
        }

        @Override
        public void close(int code, String reason) {
            up(() -> {
                endAtHub();
                down(() -> endAtAgent(code, reason));
            });
        }
    }
}
