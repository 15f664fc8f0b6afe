package dev.gantry.server.http;

import dev.gantry.server.socket.Socket;
import dev.gantry.server.socket.SocketListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/** One WebSocket of Jetty's. Public because Jetty looks for its methods from outside. */
public final class JettySocket implements Session.Listener.AutoDemanding, Socket {

    private final SocketListener listener;
    private final ReentrantLock sending = new ReentrantLock();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicReference<@Nullable Session> session = new AtomicReference<>();

    JettySocket(SocketListener listener) {
        this.listener = listener;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        session.set(opened);
        listener.opened(this);
    }

    @Override
    public void onWebSocketText(String message) {
        listener.text(message);
    }

    @Override
    public void onWebSocketClose(int code, String reason, Callback callback) {
        callback.succeed();
        end(code, reason == null ? "" : reason);
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        end(1006, cause.toString());
    }

    private void end(int code, String reason) {
        if (closed.compareAndSet(false, true)) {
            listener.closed(code, reason);
        }
    }

    @Override
    public void send(String text) {
        sending.lock();
        try {
            Session open = session.get();
            if (open == null || !open.isOpen()) {
                throw new UncheckedIOException(new IOException("The WebSocket is closed."));
            }
            Callback.Completable.with(sent -> open.sendText(text, sent)).join();
        } catch (CompletionException failed) {
            throw new UncheckedIOException(new IOException("The WebSocket is closed.", failed.getCause()));
        } finally {
            sending.unlock();
        }
    }

    @Override
    public void close(int code, String reason) {
        Session open = session.get();
        if (open != null) {
            open.close(code, reason, Callback.NOOP);
        }
    }

    @Override
    public boolean isOpen() {
        Session open = session.get();
        return open != null && open.isOpen();
    }
}
