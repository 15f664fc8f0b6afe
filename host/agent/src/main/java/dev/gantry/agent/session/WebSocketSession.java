package dev.gantry.agent.session;

import dev.gantry.agent.session.WebSocketChannel.MessageFrames;
import dev.gantry.shapes.Structure;
import dev.gantry.value.ServiceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One session over a WebSocket. The socket's threads only hand over what they read; a thread of the session's own tells
 * the listener, and asks the socket for more when the listener is done.
 */
final class WebSocketSession implements HubChannel.Session, WebSocket.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(WebSocketSession.class);
    private static final int BROKEN = 0;
    private static final long WRITE_SECONDS = 30;
    private static final long CLOSE_SECONDS = 1;

    private final MessageFrames frames;
    private final HubChannel.Listener listener;
    private final StringBuilder partial = new StringBuilder();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile @Nullable WebSocket socket;

    WebSocketSession(MessageFrames frames, HubChannel.Listener listener) {
        this.frames = frames;
        this.listener = listener;
    }

    /** What the socket has told. */
    private sealed interface Event {

        record Text(WebSocket from, String frame) implements Event {}

        record End(int code, String reason) implements Event {}
    }

    /** Tells the listener that the session is open, then all that comes. */
    void begin(WebSocket opened) {
        socket = opened;
        listener.opened(this);
        Thread.ofVirtual().name("hub-session").start(this::tell);
    }

    private void tell() {
        try {
            while (true) {
                switch (events.take()) {
                    case Event.Text(WebSocket from, String frame) -> {
                        tell(frame);
                        from.request(1);
                    }
                    case Event.End(int code, String reason) -> {
                        listener.closed(code, reason);
                        return;
                    }
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** One message that cannot be handled must not end the session: it is not acknowledged. */
    private void tell(String frame) {
        try {
            frames.read(frame).ifPresent(listener::message);
        } catch (ServiceException malformed) {
            LOG.warn("The hub sent something that is no message: {}", malformed.text());
        } catch (RuntimeException failure) {
            LOG.error("A message of the hub could not be handled", failure);
        }
    }

    /** One frame at a time: the JDK allows no second send before the first is done. */
    @Override
    public synchronized void send(Structure message) {
        WebSocket out = socket;
        if (out == null || over.get()) {
            throw new UncheckedIOException(new IOException("The session has ended"));
        }
        try {
            await(out.sendText(frames.write(message), true), WRITE_SECONDS);
        } catch (IOException broken) {
            out.abort();
            end(BROKEN, "broken");
            throw new UncheckedIOException(broken);
        }
    }

    private static void await(CompletableFuture<?> done, long seconds) throws IOException {
        try {
            done.get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IOException("The frame could not be written", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }

    /** Waits until the close frame is written; the connection ends when the other side has answered, or soon after. */
    @Override
    public void close(int code, String reason) {
        WebSocket out = socket;
        if (out == null || !end(code, reason)) {
            return;
        }
        try {
            await(out.sendClose(code, reason), CLOSE_SECONDS);
            CompletableFuture.delayedExecutor(CLOSE_SECONDS, TimeUnit.SECONDS).execute(out::abort);
        } catch (IOException broken) {
            out.abort();
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            events.add(new Event.Text(from, partial.toString()));
            partial.setLength(0);
        } else {
            from.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end(code, reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        end(BROKEN, String.valueOf(error.getMessage()));
    }

    private boolean end(int code, String reason) {
        if (over.compareAndSet(false, true)) {
            events.add(new Event.End(code, reason));
            return true;
        }
        return false;
    }
}
