package dev.gantry.ecs.hub;

import dev.gantry.shapes.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An agent's end of a TCS session. */
final class TelemetryLink implements Link {

    final List<Structure> received = new ArrayList<>();
    Optional<Integer> closed = Optional.empty();
    private @Nullable TcsSession session;

    static TelemetryLink connect(HubTester world, String instanceArn) {
        TelemetryLink link = new TelemetryLink();
        link.session = world.hub.connectTcs(world.id(instanceArn), link);
        world.settle();
        return link;
    }

    TcsSession session() {
        return Objects.requireNonNull(session);
    }

    @Override
    public void send(Structure message, MessageCodec codec) {
        received.add(message);
    }

    @Override
    public void send(String frame) {
        throw new IllegalStateException("Records only.");
    }

    @Override
    public void close(int code, String reason) {
        closed = closed.or(() -> Optional.of(code));
    }
}
