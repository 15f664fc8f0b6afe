package dev.gantry.server.agents;

import dev.gantry.ecs.hub.Link;
import dev.gantry.server.socket.Socket;
import dev.gantry.server.socket.SocketListener;
import dev.gantry.value.ServiceException;
import java.io.UncheckedIOException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket of an agent and the hub's session behind it.
 *
 * @param <S> the session
 */
final class SessionSocket<S> implements SocketListener {

    private static final Logger LOG = LoggerFactory.getLogger(SessionSocket.class);
    private static final int POLICY_VIOLATION = 1008;

    private final Function<Link, S> connect;
    private final BiConsumer<S, String> receive;
    private final Consumer<S> close;
    private @Nullable S session;
    private @Nullable Link link;

    SessionSocket(Function<Link, S> connect, BiConsumer<S, String> receive, Consumer<S> close) {
        this.connect = connect;
        this.receive = receive;
        this.close = close;
    }

    @Override
    public void opened(Socket socket) {
        Link opened = new SocketLink(socket);
        link = opened;
        session = connect.apply(opened);
    }

    @Override
    public void text(String text) {
        S open = session;
        if (open != null) {
            try {
                receive.accept(open, text);
            } catch (ServiceException refused) {
                LOG.warn("A frame of an agent was refused: {}", refused.text());
                close.accept(open);
                hangUp();
            }
        }
    }

    /** Whoever signs wrongly is not left in the belief of being heard. */
    private void hangUp() {
        Link open = link;
        if (open != null) {
            open.close(POLICY_VIOLATION, "A frame was refused");
        }
    }

    @Override
    public void closed(int code, String reason) {
        S open = session;
        if (open != null) {
            close.accept(open);
        }
    }

    /** A link that a broken connection ends silently: its {@code closed} follows anyhow. */
    private record SocketLink(Socket socket) implements Link {

        @Override
        public void send(String frame) {
            if (socket.isOpen()) {
                try {
                    socket.send(frame);
                } catch (UncheckedIOException broken) {
                    socket.close(POLICY_VIOLATION, "broken");
                }
            }
        }

        @Override
        public void close(int code, String reason) {
            socket.close(code, reason);
        }
    }
}
