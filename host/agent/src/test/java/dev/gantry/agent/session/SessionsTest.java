package dev.gantry.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gantry.agent.state.MemoryState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions over real sockets: addresses, signatures, ends and refusals. The control plane verifies all that is signed. */
class SessionsTest {

    private final ControlPlaneDouble controlPlane = new ControlPlaneDouble();
    private final MemoryState state = new MemoryState();

    @AfterEach
    void close() {
        controlPlane.close();
        assertThat(controlPlane.mistakes).isEmpty();
    }

    private WiredAgent agent() {
        return new WiredAgent(controlPlane, state, Keys.PERMANENT);
    }

    @Test
    void says_who_it_is_in_both_addresses() {
        try (WiredAgent _ = agent()) {
            assertThat(controlPlane.acs().query())
                    .containsEntry("agentVersion", "1.105.1")
                    .containsEntry("clusterArn", "demo")
                    .containsEntry("containerInstanceArn", ControlPlaneDouble.INSTANCE)
                    .containsEntry("dockerVersion", "DockerVersion: 20.10.24+dfsg1")
                    .containsEntry("protocolVersion", "2")
                    .containsEntry("sendCredentials", "true")
                    .containsEntry("seqNum", "1");
            assertThat(controlPlane.tcs().query())
                    .containsEntry("cluster", "demo")
                    .containsEntry("containerInstance", ControlPlaneDouble.INSTANCE)
                    .containsEntry("dockerVersion", "20.10.24+dfsg1");
        }
    }

    @Test
    void signs_with_the_token_of_a_session() {
        try (WiredAgent _ = new WiredAgent(controlPlane, state, Keys.SESSION)) {
            controlPlane.acs();
            HubSocket telemetry = controlPlane.tcs();

            assertThat(telemetry
                            .take("PublishMetricsRequest")
                            .at("/metadata/idle")
                            .asBoolean())
                    .isTrue();
            assertThat(telemetry.allSigned).isTrue();
        }
    }

    @Test
    void signs_every_frame_of_telemetry_and_none_of_acs() {
        try (WiredAgent _ = agent()) {
            HubSocket hub = controlPlane.acs();
            HubSocket telemetry = controlPlane.tcs();
            JsonNode idle = telemetry.take("PublishMetricsRequest");
            assertThat(idle.path("timestamp").asDouble())
                    .isCloseTo(Instant.now().toEpochMilli() / 1e3, org.assertj.core.data.Offset.offset(10.0));

            hub.send("HeartbeatMessage", "{'messageId':'h'}");
            hub.take("HeartbeatAckRequest");
            JsonNode status = telemetry.take("PublishInstanceStatusRequest");

            assertThat(status.at("/statuses/0/status").asText()).isEqualTo("OK");
            assertThat(telemetry.allSigned).isTrue();
            assertThat(hub.allSigned).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1011, 1008})
    void comes_back_after_the_hub_closed(int code) {
        try (WiredAgent _ = agent()) {
            controlPlane.acs().close(code);

            HubSocket next = controlPlane.acs();

            assertThat(next.query()).containsEntry("sendCredentials", "false");
            next.send("HeartbeatMessage", "{'messageId':'h'}");
            next.take("HeartbeatAckRequest");
        }
    }

    @Test
    void comes_back_after_the_connection_broke() {
        try (WiredAgent _ = agent()) {
            controlPlane.acs().disconnect();

            HubSocket next = controlPlane.acs();

            next.send("HeartbeatMessage", "{'messageId':'h'}");
            next.take("HeartbeatAckRequest");
        }
    }

    @Test
    void asks_where_the_hub_is_once() {
        try (WiredAgent _ = agent()) {
            controlPlane.acs().close(1000);
            controlPlane.acs();

            assertThat(controlPlane
                            .call("DiscoverPollEndpoint")
                            .path("containerInstance")
                            .asText())
                    .isEqualTo(ControlPlaneDouble.INSTANCE);
            assertThat(controlPlane.wasCalled("DiscoverPollEndpoint")).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"InactiveInstanceException\":\"gone\"}",
                "{\"type\":\"InactiveInstanceException\",\"message\":{\"message\":\"gone\"}}"
            })
    void understands_why_it_is_refused(String body) {
        controlPlane.refuse(400, body);
        try (WiredAgent _ = agent()) {
            controlPlane.call("DiscoverPollEndpoint");

            await(() -> state.find("session/deregistered", String.class).isPresent());
        }
        assertThat(controlPlane.acs).isEmpty();
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(10));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"InvalidClusterException\":\"x\"}", "<html>a proxy</html>", ""})
    void tries_again_after_any_other_refusal(String body) {
        controlPlane.refuse(503, body);

        try (WiredAgent _ = agent()) {
            assertThat(controlPlane.acs().query()).containsEntry("sendCredentials", "true");
        }
    }

    @Test
    void closes_both_sessions_in_good_order_when_it_stops() {
        HubSocket hub;
        HubSocket telemetry;
        try (WiredAgent _ = agent()) {
            hub = controlPlane.acs();
            telemetry = controlPlane.tcs();
        }

        assertThat(hub.takeClose()).isEqualTo(1000);
        assertThat(telemetry.takeClose()).isEqualTo(1000);
    }

    @Test
    void is_back_within_a_second_of_the_server() {
        try (WiredAgent _ = agent()) {
            controlPlane.acs();
            controlPlane.tcs();
            controlPlane.acs.clear();
            controlPlane.restart();
            Instant up = Instant.now();

            controlPlane.acs();

            assertThat(Duration.between(up, Instant.now())).isLessThan(Duration.ofMillis(1500));
        }
    }

    @Test
    void repeats_a_registration_that_was_throttled() {
        controlPlane.answer(
                "RegisterContainerInstance",
                ControlPlaneDouble.Answer.error(400, "com.amazonaws.ecs#ThrottlingException", "Rate exceeded"));

        try (WiredAgent _ = agent()) {
            controlPlane.acs();
        }
    }
}
