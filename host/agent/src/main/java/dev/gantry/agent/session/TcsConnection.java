package dev.gantry.agent.session;

import dev.gantry.agent.engine.Surroundings;
import dev.gantry.agent.engine.TaskEngine;
import dev.gantry.shapes.Structure;
import dev.gantry.shapes.tcs.AckPublishHealth;
import dev.gantry.shapes.tcs.AckPublishInstanceStatus;
import dev.gantry.shapes.tcs.AckPublishMetric;
import dev.gantry.shapes.tcs.HeartbeatMessage;
import dev.gantry.value.ServiceException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The agent's telemetry sessions. */
final class TcsConnection implements Conversation, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TcsConnection.class);
    private static final Connection.Pace PACE = new Connection.Pace(Duration.ofSeconds(1), 2, Duration.ofMinutes(1));

    private final Connection connection;
    private final Telemetry telemetry;

    TcsConnection(
            HubChannel channel, Identity identity, TaskEngine engine, Optional<Sampler> sampler, Surroundings around) {
        this.connection = new Connection(new Connection.Way(channel, identity::inTcs), this, PACE, around);
        this.telemetry = new Telemetry(new TelemetryMessages(identity), engine, sampler, around, connection::send);
    }

    void start() {
        connection.start();
    }

    Telemetry telemetry() {
        return telemetry;
    }

    @Override
    public void opened() {
        telemetry.begin();
    }

    @Override
    public void ended() {
        telemetry.end();
    }

    @Override
    public void message(Structure message) {
        if (!isSignOfLife(message)) {
            LOG.warn("The control plane says of telemetry: {}", message);
        }
    }

    /** No error counts: a hub that only complains is given up after a while. */
    @Override
    public boolean isSignOfLife(Structure message) {
        return message instanceof HeartbeatMessage
                || message instanceof AckPublishMetric
                || message instanceof AckPublishHealth
                || message instanceof AckPublishInstanceStatus;
    }

    @Override
    public Optional<Duration> refused(ServiceException why) {
        return Optional.empty();
    }

    @Override
    public void close() {
        connection.close();
    }
}
