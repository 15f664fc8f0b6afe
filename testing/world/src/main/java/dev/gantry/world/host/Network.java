package dev.gantry.world.host;

import dev.gantry.agent.session.HubChannel;
import dev.gantry.agent.session.HubChannel.Listener;
import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.kernel.EngineStoppedException;
import dev.gantry.kernel.JournalException;
import dev.gantry.kernel.time.Timeline;
import dev.gantry.value.Caller;
import dev.gantry.value.Scope;
import dev.gantry.value.ServiceException;
import dev.gantry.world.Chance;
import dev.gantry.world.History;
import dev.gantry.world.Weather;
import dev.gantry.world.server.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** What lies between hosts and the server: it is slow, it loses requests and answers, and lets some arrive much later. */
public final class Network {

    public static final Scope HOME = new Scope("123456789012", "us-east-1");

    private static final Caller AGENTS =
            new Caller(HOME, "arn:aws:iam::123456789012:role/ecsInstanceRole", "AROAEXAMPLE", "ASIAEXAMPLE");
    private static final Duration LATEST = Duration.ofMinutes(2);

    private final Timeline time;
    private final Chance chance;
    private final History history;
    private final Supplier<Optional<Server>> server;
    private Weather weather = Weather.CALM;

    /**
     * A network in calm weather.
     *
     * @param server the one that runs at present
     */
    public Network(Timeline time, Chance chance, History history, Supplier<Optional<Server>> server) {
        this.time = time;
        this.chance = chance;
        this.history = history;
        this.server = server;
    }

    public void weather(Weather now) {
        weather = now;
    }

    Timeline time() {
        return time;
    }

    /** When what is sent now arrives. */
    Instant arrival() {
        return time.instant().plus(weather.pause(chance));
    }

    /** A request that changes nothing when it comes twice, and may come late: it is repeated until it is answered. */
    <O> O repeatable(Object request, Class<O> response) {
        if (chance.percent(weather.late())) {
            history.tell(() -> "network: late " + request.getClass().getSimpleName());
            time.schedule(time.instant().plus(chance.upTo(LATEST)), () -> arrivesLate(request, response));
            throw unreachable("timeout");
        }
        return once(request, response);
    }

    private <O> void arrivesLate(Object request, Class<O> response) {
        try {
            call(request, response);
        } catch (ServiceException | UncheckedIOException unheard) {
            history.tell(() -> "network: nobody hears that " + unheard);
        }
    }

    <O> O once(Object request, Class<O> response) {
        if (chance.percent(weather.lost())) {
            throw unreachable("lost");
        }
        O answer = call(request, response);
        if (chance.percent(weather.lost())) {
            history.tell(() -> "network: lost " + response.getSimpleName());
            throw unreachable("connection reset");
        }
        return answer;
    }

    private <O> O call(Object request, Class<O> response) {
        return call(running(), AGENTS, request, response);
    }

    /** A call as the front door answers it. */
    public static <O> O call(Server server, Caller caller, Object request, Class<O> response) {
        try {
            return server.call(caller, request, response);
        } catch (EngineStoppedException killed) {
            throw unreachable("connection refused");
        } catch (JournalException unwritten) {
            throw new ServiceException("ServerException", 500, "The server was unable to write.");
        }
    }

    private Server running() {
        return server.get().filter(Server::isAlive).orElseThrow(() -> unreachable("connection refused"));
    }

    static UncheckedIOException unreachable(String why) {
        return new UncheckedIOException(new IOException(why));
    }

    /** Opens a session of an agent, as the server's sockets do. */
    Wire open(String instanceArn, Listener listener, Wire.Ends ends) {
        if (chance.percent(weather.lost())) {
            throw unreachable("lost");
        }
        Server present = running();
        ContainerInstance instance = instance(present, instanceArn);
        return Wire.open(this, present, instance.id(), new Wire.AgentSide(listener, ends));
    }

    private static ContainerInstance instance(Server server, String arn) {
        String[] parts = arn.split("/");
        ContainerInstance instance = server.view()
                .find(EcsTables.INSTANCES, HOME.prefix() + parts[1] + "/" + parts[2])
                .orElseThrow(() -> new ServiceException(
                        "InvalidInstanceException", 400, "The container instance is not known here."));
        if (!instance.status().isRegistered()) {
            throw new ServiceException(
                    "InactiveInstanceException", 400, "The container instance has been deregistered.");
        }
        return instance;
    }

    /** Which of the hub's two protocols a host opens. */
    HubChannel channel(Host host, String arn, Wire.Ends ends) {
        return (query, listener) -> host.opened(open(arn, listener, ends.as(query)));
    }
}
