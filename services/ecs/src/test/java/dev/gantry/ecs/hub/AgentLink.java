package dev.gantry.ecs.hub;

import dev.gantry.shapes.Structure;
import dev.gantry.shapes.acs.HeartbeatAckRequest;
import dev.gantry.shapes.acs.HeartbeatMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An agent's end of an ACS session: it keeps what it is sent, and answers heartbeats unless it is told not to. */
final class AgentLink implements Link {

    final List<Structure> received = new ArrayList<>();
    Optional<Integer> closed = Optional.empty();
    boolean answers = true;
    private @Nullable AcsSession session;

    void opened(AcsSession opened) {
        session = opened;
    }

    AcsSession session() {
        return Objects.requireNonNull(session);
    }

    @Override
    public void send(Structure message, MessageCodec codec) {
        received.add(message);
        if (answers && message instanceof HeartbeatMessage beat) {
            session().receive(new HeartbeatAckRequest(beat.messageId()));
        }
    }

    @Override
    public void send(String frame) {
        throw new IllegalStateException("Records only.");
    }

    @Override
    public void close(int code, String reason) {
        closed = closed.or(() -> Optional.of(code));
    }

    <T extends Structure> List<T> all(Class<T> type) {
        return received.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T extends Structure> T only(Class<T> type) {
        List<T> all = all(type);
        if (all.size() != 1) {
            throw new AssertionError(all.size() + " of " + type.getSimpleName());
        }
        return all.getFirst();
    }
}
