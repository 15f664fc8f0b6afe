package dev.gantry.agent.session;

import dev.gantry.agent.session.WebSocketChannel.MessageFrames;
import dev.gantry.shapes.Structure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One session over a WebSocket: whole messages in, one frame for each message out. */
final class WebSocketSession implements AcsChannel.Session, WebSocket.Listener {

    private static final int ABNORMAL = 1006;

    private final MessageFrames frames;
    private final AcsChannel.Listener listener;
    private final StringBuilder partial = new StringBuilder();
    private final CountDownLatch open = new CountDownLatch(1);
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile @Nullable WebSocket socket;

    WebSocketSession(MessageFrames frames, AcsChannel.Listener listener) {
        this.frames = frames;
        this.listener = listener;
    }

    void opened(WebSocket opened) {
        socket = opened;
        open.countDown();
    }

    /** One frame at a time: the JDK allows no second send before the first is done. */
    @Override
    public synchronized void send(Structure message) {
        WebSocket out = socket;
        if (out == null || over.get()) {
            return;
        }
        try {
            out.sendText(frames.write(message), true).join();
        } catch (CompletionException broken) {
            end(ABNORMAL, "broken");
            throw new UncheckedIOException(new IOException(broken.getCause()));
        }
    }

    @Override
    public void close(int code, String reason) {
        WebSocket out = socket;
        if (out != null) {
            out.sendClose(code, reason);
            out.abort();
        }
        end(code, reason);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            String frame = partial.toString();
            partial.setLength(0);
            awaitOpen();
            frames.read(frame).ifPresent(listener::message);
        }
        from.request(1);
        return null;
    }

    private void awaitOpen() {
        try {
            open.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end(code, reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        end(ABNORMAL, String.valueOf(error.getMessage()));
    }

    private void end(int code, String reason) {
        if (over.compareAndSet(false, true)) {
            listener.closed(code, reason);
        }
    }
}
