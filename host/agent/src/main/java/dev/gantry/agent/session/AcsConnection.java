package dev.gantry.agent.session;

import dev.gantry.agent.engine.Surroundings;
import dev.gantry.shapes.Structure;
import dev.gantry.value.ServiceException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The agent's ACS sessions, as the container instance with one ARN. */
final class AcsConnection implements Conversation, AutoCloseable {

    private static final Connection.Pace PACE = new Connection.Pace(Duration.ofMillis(250), 1.5, Duration.ofMinutes(2));

    private final Connection connection;
    private final Owner owner;
    private final AcsMessages messages;

    AcsConnection(
            HubChannel channel,
            Supplier<Map<String, String>> query,
            Owner owner,
            AcsMessages.Handlers handlers,
            Surroundings around) {
        this.owner = owner;
        this.connection = new Connection(new Connection.Way(channel, query), this, PACE, around);
        this.messages = new AcsMessages(handlers, connection::send);
    }

    /** Whose sessions these are. */
    interface Owner {

        void opened();

        /** The hub has deregistered this container instance. How long to wait until it is asked again. */
        Duration deregistered();

        /** The hub does not know this container instance. */
        Optional<Duration> unknown();
    }

    void start() {
        connection.start();
    }

    @Override
    public void opened() {
        owner.opened();
    }

    @Override
    public void message(Structure message) {
        messages.handle(message);
    }

    @Override
    public void ended() {}

    @Override
    public boolean isSignOfLife(Structure message) {
        return true;
    }

    @Override
    public Optional<Duration> refused(ServiceException why) {
        return switch (why.code()) {
            case "InactiveInstanceException" -> Optional.of(owner.deregistered());
            case "InvalidInstanceException" -> owner.unknown();
            default -> Optional.empty();
        };
    }

    @Override
    public void close() {
        connection.close();
    }
}
