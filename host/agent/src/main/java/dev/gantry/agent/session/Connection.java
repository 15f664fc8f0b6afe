package dev.gantry.agent.session;

import dev.gantry.agent.engine.Surroundings;
import dev.gantry.agent.time.Alarm;
import dev.gantry.agent.time.Timeline;
import dev.gantry.shapes.Structure;
import dev.gantry.value.ServiceException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a session with the hub open: opens the next one when it ends, at once after an end in good order and later and
 * later after any other, gives up one that is silent for too long and renews one that has become old.
 */
final class Connection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final Set<Integer> GOOD_ORDER = Set.of(1000, 1001, 1006, 1011);
    private static final int NORMAL = 1000;
    private static final String EXPIRED = "ConnectionExpired: Reconnect to continue";

    /** A session that lived shorter proves nothing: two hosts with one identity would throw each other out for ever. */
    private static final Duration SETTLED = Duration.ofSeconds(1);

    private static final Duration HEALTHY = Duration.ofSeconds(60);
    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final Duration AGE = Duration.ofMinutes(30);
    private static final Duration AGE_JITTER = Duration.ofMinutes(5);
    private static final Duration LONGEST_KNOCK = Duration.ofSeconds(1);

    private final Way way;
    private final Conversation conversation;
    private final Surroundings around;
    private final Backoff refusals;
    private final Backoff knocks;
    private HubChannel.@Nullable Session session;
    private Instant openedAt = Instant.EPOCH;
    private Instant lifeAt = Instant.EPOCH;
    private Alarm silence = () -> {};
    private Alarm age = () -> {};
    private Alarm next = () -> {};
    private boolean closed;
    private String lastRefusal = "";
    /** Which session is the present one; what older ones still say does not count. */
    private long number;

    /**
     * A connection that does nothing yet.
     *
     * @param pace the waits after refusals and broken sessions. A hub that does not listen at all, as one that is being
     *     restarted, costs nothing to ask and is asked every second.
     */
    Connection(Way way, Conversation conversation, Pace pace, Surroundings around) {
        this.way = way;
        this.conversation = conversation;
        this.around = around;
        this.refusals = new Backoff(pace.first(), pace.factor(), pace.longest(), around.ids());
        this.knocks = new Backoff(pace.first(), pace.factor(), LONGEST_KNOCK, around.ids());
    }

    /** Where sessions are opened, and what the agent says of itself there. */
    record Way(HubChannel channel, Supplier<Map<String, String>> query) {}

    /** How fast tries follow each other. */
    record Pace(Duration first, double factor, Duration longest) {}

    void start() {
        around.effects().execute(this::open);
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
            way.channel().open(way.query().get(), new Heard(mine));
        } catch (ServiceException refused) {
            again(mine, conversation.refused(refused).orElseGet(() -> {
                tell(refused);
                return refusals.next();
            }));
        } catch (UncheckedIOException unreachable) {
            LOG.debug("The hub cannot be reached", unreachable);
            again(mine, knocks.next());
        }
    }

    /** Once for each kind of refusal: an operator reads the first, not the hundredth. */
    private synchronized void tell(ServiceException refused) {
        if (!closed && !lastRefusal.equals(refused.code())) {
            lastRefusal = refused.code();
            LOG.warn("The control plane refuses a session: {} {}", refused.code(), refused.text());
        }
    }

    private synchronized boolean isPresent(long mine) {
        return mine == number && !closed;
    }

    private synchronized boolean begin(long mine, HubChannel.Session opened) {
        if (!isPresent(mine)) {
            return false;
        }
        session = opened;
        openedAt = around.timeline().now();
        lifeAt = openedAt;
        lastRefusal = "";
        knocks.reset();
        Duration patience = SILENCE.plus(Backoff.upTo(SILENCE, around.ids()));
        silence = in(patience, () -> checkSilence(mine, patience));
        age = in(AGE.plus(Backoff.upTo(AGE_JITTER, around.ids())), () -> giveUp(mine, Duration.ZERO));
        return true;
    }

    private Alarm in(Duration wait, Runnable work) {
        Timeline timeline = around.timeline();
        return timeline.at(timeline.now().plus(wait), () -> around.effects().execute(work));
    }

    private void checkSilence(long mine, Duration patience) {
        synchronized (this) {
            if (!isPresent(mine)) {
                return;
            }
            Duration left = Duration.between(around.timeline().now(), lifeAt.plus(patience));
            if (left.isPositive()) {
                silence = in(left, () -> checkSilence(mine, patience));
                return;
            }
        }
        giveUp(mine, refusals.next());
    }

    /** Ends the present session from this side; the next follows without waiting for the other side to agree. */
    private void giveUp(long mine, Duration wait) {
        HubChannel.Session old;
        synchronized (this) {
            old = session;
            if (!retire(mine)) {
                return;
            }
        }
        if (old != null) {
            old.close(NORMAL, EXPIRED);
            conversation.ended();
        }
        plan(wait);
    }

    private synchronized void alive(long mine) {
        if (mine == number) {
            lifeAt = around.timeline().now();
        }
    }

    private void ended(long mine, int code) {
        if (!retire(mine)) {
            return;
        }
        Duration wait = waitAfter(code);
        conversation.ended();
        plan(wait);
    }

    private synchronized Duration waitAfter(int code) {
        Duration lived = Duration.between(openedAt, around.timeline().now());
        if (lived.compareTo(HEALTHY) >= 0) {
            refusals.reset();
        }
        boolean atOnce = GOOD_ORDER.contains(code) && lived.compareTo(SETTLED) >= 0;
        return atOnce ? Duration.ZERO : refusals.next();
    }

    private void again(long mine, Duration wait) {
        if (retire(mine)) {
            plan(wait);
        }
    }

    /** From here on nothing that this session says counts. True once. */
    private synchronized boolean retire(long mine) {
        if (!isPresent(mine)) {
            return false;
        }
        number++;
        session = null;
        silence.cancel();
        age.cancel();
        return true;
    }

    private synchronized void plan(Duration wait) {
        if (!closed) {
            next = in(wait, this::open);
        }
    }

    /** Sends on the present session. What cannot be sent is lost: the next session begins with what repairs it. */
    void send(Structure message) {
        HubChannel.Session open;
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
        HubChannel.Session open;
        synchronized (this) {
            closed = true;
            open = session;
            session = null;
            silence.cancel();
            age.cancel();
            next.cancel();
        }
        if (open != null) {
            open.close(NORMAL, "The agent stops");
            conversation.ended();
        }
    }

    /** What one session hears. */
    private final class Heard implements HubChannel.Listener {

        private final long mine;

        Heard(long mine) {
            this.mine = mine;
        }

        @Override
        public void opened(HubChannel.Session opened) {
            if (begin(mine, opened)) {
                conversation.opened();
            } else {
                opened.close(NORMAL, "Too late");
            }
        }

        @Override
        public void message(Structure message) {
            if (isPresent(mine)) {
                if (conversation.isSignOfLife(message)) {
                    alive(mine);
                }
                conversation.message(message);
            }
        }

        @Override
        public void closed(int code, String reason) {
            ended(mine, code);
        }
    }
}
