package dev.gantry.agent.session;

import dev.gantry.auth.AccessKey;
import dev.gantry.shapes.acs.AcsModel;
import dev.gantry.shapes.tcs.TcsModel;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * The ways to the agent hub, for the container instance with the ARN that they are given.
 *
 * @param telemetry without it nobody hears of the health of containers
 * @param metrics whether containers are measured every second, which a simulated fleet can do without
 */
public record Hub(Function<String, HubChannel> acs, Optional<Function<String, HubChannel>> telemetry, boolean metrics) {

    /** The hub of a server, at the addresses that it tells itself. */
    public static Hub of(ControlPlane controlPlane, AgentOptions options, AccessKey key, InstantSource clock) {
        PollEndpoints endpoints = new PollEndpoints(controlPlane, options.cluster(), clock);
        Function<String, HubChannel> acs = arn -> new WebSocketChannel(
                () -> endpoints.acs(arn), key, options.region(), clock, new AcsFrames(AcsModel.INSTANCE));
        Function<String, HubChannel> tcs = arn -> new WebSocketChannel(
                        () -> endpoints.tcs(arn), key, options.region(), clock, new AcsFrames(TcsModel.INSTANCE))
                .signingFrames();
        return new Hub(acs, Optional.of(tcs), true);
    }

    /** The ACS protocol alone. */
    static Hub withoutTelemetry(Function<String, HubChannel> acs) {
        return new Hub(acs, Optional.empty(), false);
    }
}
