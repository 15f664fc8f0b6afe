package dev.gantry.agent.session;

import dev.gantry.shapes.Structure;
import dev.gantry.value.ServiceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A hub without sockets and threads: it lets in whom it is not told to refuse, and remembers what it hears. */
final class PaperChannel implements HubChannel {

    final List<PaperSession> sessions = new ArrayList<>();
    final Deque<RuntimeException> refusals = new ArrayDeque<>();
    int tries;
    private @Nullable RuntimeException always;

    /** One session as the hub sees it. */
    final class PaperSession implements Session {

        final Map<String, String> query;
        final Listener listener;
        final List<Structure> sent = new ArrayList<>();

        @Nullable
        Integer closedWith;

        PaperSession(Map<String, String> query, Listener listener) {
            this.query = query;
            this.listener = listener;
        }

        @Override
        public void send(Structure message) {
            sent.add(message);
        }

        @Override
        public void close(int code, String reason) {
            closedWith = code;
        }

        <S extends Structure> List<S> sent(Class<S> type) {
            return sent.stream().filter(type::isInstance).map(type::cast).toList();
        }
    }

    PaperChannel refusing(String exception) {
        always = new ServiceException(exception, 400, "as told");
        return this;
    }

    PaperChannel down() {
        always = new UncheckedIOException(new IOException("connection refused"));
        return this;
    }

    PaperChannel up() {
        always = null;
        return this;
    }

    @Override
    public void open(Map<String, String> query, Listener listener) {
        tries++;
        RuntimeException why = refusals.isEmpty() ? always : refusals.poll();
        if (why != null) {
            throw why;
        }
        PaperSession session = new PaperSession(query, listener);
        sessions.add(session);
        listener.opened(session);
    }

    PaperSession last() {
        return sessions.getLast();
    }
}
