package dev.gantry.agent.session;

import dev.gantry.shapes.ecs.DiscoverPollEndpointResponse;
import dev.gantry.value.ServiceException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Where the hub's sessions are, asked once in twelve hours. An old answer is better than none. */
final class PollEndpoints {

    private static final Duration VALID = Duration.ofHours(12);

    private final ControlPlane controlPlane;
    private final String cluster;
    private final InstantSource clock;
    private @Nullable Answer known;

    PollEndpoints(ControlPlane controlPlane, String cluster, InstantSource clock) {
        this.controlPlane = controlPlane;
        this.cluster = cluster;
        this.clock = clock;
    }

    private record Answer(String containerInstance, Instant until, DiscoverPollEndpointResponse endpoints) {}

    URI acs(String containerInstance) {
        return address(ask(containerInstance).endpoint());
    }

    URI tcs(String containerInstance) {
        return address(ask(containerInstance).telemetryEndpoint());
    }

    private static URI address(@Nullable String endpoint) {
        if (endpoint == null || !endpoint.startsWith("http")) {
            throw new ServiceException("InvalidEndpoint", 500, "DiscoverPollEndpoint answers " + endpoint + ".");
        }
        return URI.create(endpoint);
    }

    private synchronized DiscoverPollEndpointResponse ask(String containerInstance) {
        Answer last = known;
        boolean ours = last != null && last.containerInstance().equals(containerInstance);
        if (last != null && ours && clock.instant().isBefore(last.until())) {
            return last.endpoints();
        }
        try {
            DiscoverPollEndpointResponse fresh = controlPlane.discover(cluster, containerInstance);
            known = new Answer(containerInstance, clock.instant().plus(VALID), fresh);
            return fresh;
        } catch (ServiceException | UncheckedIOException failed) {
            if (last != null && ours) {
                return last.endpoints();
            }
            throw failed;
        }
    }
}
