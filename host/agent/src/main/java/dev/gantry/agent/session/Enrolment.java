package dev.gantry.agent.session;

import dev.gantry.agent.engine.Surroundings;
import dev.gantry.agent.state.AgentState;
import dev.gantry.value.ServiceException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which container instance this host is. It is the same one for as long as the control plane knows it; a control plane
 * that has lost its data gets a new one; one that has deregistered the host gets none until an operator says so.
 */
final class Enrolment implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Enrolment.class);
    private static final String DEREGISTERED = "session/deregistered";
    private static final Duration DEREGISTERED_WAIT = Duration.ofHours(1);

    private final Registration registration;
    private final AgentState state;
    private final Surroundings around;
    private final Connector connector;
    private final Backoff knocks;
    private final Backoff refusals;
    private String lastRefusal = "";
    private boolean toldDeregistered;
    private volatile boolean closed;

    Enrolment(Registration registration, AgentState state, Surroundings around, Connector connector) {
        this.registration = registration;
        this.state = state;
        this.around = around;
        this.connector = connector;
        this.knocks = new Backoff(Duration.ofMillis(250), 1.5, Duration.ofSeconds(1), around.ids());
        this.refusals = new Backoff(Duration.ofMillis(500), 2, Duration.ofSeconds(192), around.ids());
    }

    /** Opens sessions as a container instance. */
    @FunctionalInterface
    interface Connector {

        void connect(String arn, boolean isNew);
    }

    /** Throws when the host belongs to another cluster. */
    void check() {
        registration.checkCluster();
    }

    void start() {
        around.effects().execute(this::enrol);
    }

    private void enrol() {
        if (closed) {
            return;
        }
        try {
            Optional<String> known = registration.known();
            if (known.isEmpty()) {
                connect(registration.first(), true);
            } else {
                registration.again(known.get()); // if it is not known there, the hub says what became of it
                connect(known.get(), false);
            }
        } catch (UncheckedIOException unreachable) {
            later(knocks.next());
        } catch (ServiceException refused) {
            tell(refused);
            later(refusals.next());
        }
    }

    private void connect(String arn, boolean isNew) {
        LOG.info("This host is {}", arn);
        connector.connect(arn, isNew);
    }

    private void tell(ServiceException refused) {
        if (!lastRefusal.equals(refused.code())) {
            lastRefusal = refused.code();
            LOG.warn("The control plane refuses this host: {} {}", refused.code(), refused.text());
        }
    }

    private void later(Duration wait) {
        around.timeline()
                .at(around.timeline().now().plus(wait), () -> around.effects().execute(this::enrol));
    }

    /** The hub has let the instance in. */
    void confirmed() {
        toldDeregistered = false;
        if (state.find(DEREGISTERED, String.class).isPresent()) {
            state.remove(DEREGISTERED);
        }
    }

    /** Remembered, so that it is not mistaken for lost when the control plane has forgotten it altogether. */
    Duration deregistered(String arn) {
        state.put(DEREGISTERED, arn);
        state.force();
        if (!toldDeregistered) {
            toldDeregistered = true;
            LOG.warn(
                    "{} has been deregistered: its containers run on and nothing new is started. To enrol this host"
                            + " again, stop the agent, delete its state and start it",
                    arn);
        }
        return DEREGISTERED_WAIT;
    }

    /** The hub does not know the instance. If registration does not know it either, the control plane lost its data. */
    Optional<Duration> unknown(String arn) {
        if (state.find(DEREGISTERED, String.class).filter(arn::equals).isPresent()) {
            return Optional.of(deregistered(arn));
        }
        try {
            if (!registration.again(arn)) {
                LOG.warn(
                        "The control plane does not know {} any more: this host becomes a new container instance", arn);
                connect(registration.first(), true);
            }
        } catch (ServiceException refused) {
            tell(refused);
        } catch (UncheckedIOException unreachable) {
            LOG.debug("The control plane cannot be reached", unreachable);
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        closed = true;
    }
}
