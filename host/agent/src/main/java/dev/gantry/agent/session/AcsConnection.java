package dev.gantry.agent.session;

import dev.gantry.agent.time.Alarm;
import dev.gantry.agent.time.Timeline;
import dev.gantry.shapes.Structure;
import dev.gantry.value.ServiceException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a session with the hub open: opens it again when it ends, with back-off unless the hub itself closed it in good
 * order, and gives up one that has been silent for too long.
 */
final class AcsConnection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AcsConnection.class);
    private static final Set<Integer> GOOD_ORDER = Set.of(1000, 1001, 1011);
    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
    private static final Duration SILENCE = Duration.ofSeconds(90);
    private static final int EXPIRED = 1000;

    private final AcsChannel channel;
    private final Supplier<Map<String, String>> query;
    private final Consumer<Structure> messages;
    private final Timeline timeline;
    private final Executor executor;
    private AcsChannel.@Nullable Session session;
    private Alarm silence = () -> {};
    private int failures;
    private boolean closed;
    /** Which session is the present one; what older ones still say does not count. */
    private long number;

    AcsConnection(
            AcsChannel channel,
            Supplier<Map<String, String>> query,
            Consumer<Structure> messages,
            Timeline timeline,
            Executor executor) {
        this.channel = channel;
        this.query = query;
        this.messages = messages;
        this.timeline = timeline;
        this.executor = executor;
    }

    void start() {
        executor.execute(this::open);
    }

    private void open() {
        long mine;
        synchronized (this) {
            if (closed) {
                return;
            }
            mine = ++number;
        }
        try {
            AcsChannel.Session opened = channel.open(query.get(), new Heard(mine));
            opened(mine, opened);
        } catch (ServiceException refused) {
            LOG.warn("The control plane refuses the session: {} {}", refused.code(), refused.text());
            again(mine, false);
        } catch (UncheckedIOException unreachable) {
            again(mine, false);
        }
    }

    private synchronized void opened(long mine, AcsChannel.Session opened) {
        if (mine == number && !closed) {
            session = opened;
            failures = 0;
            listen(mine);
        } else {
            opened.close(EXPIRED, "too late");
        }
    }

    private synchronized void listen(long mine) {
        silence.cancel();
        silence = timeline.at(timeline.now().plus(SILENCE), () -> executor.execute(() -> tooSilent(mine)));
    }

    private void tooSilent(long mine) {
        AcsChannel.Session open = session;
        if (mine == number && open != null) {
            open.close(EXPIRED, "ConnectionExpired: Reconnect to continue");
        }
    }

    /** Opens the next session: at once after a good end, later and later after a bad one. */
    private synchronized void again(long mine, boolean goodOrder) {
        if (mine != number || closed) {
            return;
        }
        session = null;
        silence.cancel();
        Duration wait = goodOrder ? Duration.ZERO : backoff();
        timeline.at(timeline.now().plus(wait), () -> executor.execute(this::open));
    }

    private Duration backoff() {
        double millis = FIRST_WAIT.toMillis() * Math.pow(1.5, Math.min(failures++, 30));
        return Duration.ofMillis((long) Math.min(millis, LONGEST_WAIT.toMillis()));
    }

    /** Sends on the present session; what cannot be sent is repaired by the next session's manifest. */
    void send(Structure message) {
        AcsChannel.Session open;
        synchronized (this) {
            open = session;
        }
        if (open != null) {
            try {
                open.send(message);
            } catch (UncheckedIOException broken) {
                LOG.debug("A message could not be sent", broken);
            }
        }
    }

    @Override
    public void close() {
        AcsChannel.Session open;
        synchronized (this) {
            closed = true;
            open = session;
            silence.cancel();
        }
        if (open != null) {
            open.close(EXPIRED, "The agent stops");
        }
    }

    /** What one session hears. */
    private final class Heard implements AcsChannel.Listener {

        private final long mine;

        Heard(long mine) {
            this.mine = mine;
        }

        @Override
        public void message(Structure message) {
            listen(mine);
            messages.accept(message);
        }

        @Override
        public void closed(int code, String reason) {
            again(mine, GOOD_ORDER.contains(code));
        }
    }
}
