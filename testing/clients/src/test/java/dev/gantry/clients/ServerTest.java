package dev.gantry.clients;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The packaged server as its users start, stop and lose it. */
class ServerTest {

    @Test
    void answers_who_the_caller_is() {
        var identity = PackagedServer.shared().aws().run("sts", "get-caller-identity");

        assertThat(identity.path("Account").asText()).isEqualTo("123456789012");
        assertThat(identity.path("Arn").asText()).isEqualTo("arn:aws:iam::123456789012:root");
    }

    @Test
    void answers_boto3_who_the_caller_is() {
        var identity =
                PackagedServer.shared().python().run("show(boto3.client('sts').get_caller_identity()['Account'])");

        assertThat(identity.asText()).isEqualTo("123456789012");
    }

    @Test
    void serves_the_account_that_it_was_started_with() {
        try (PackagedServer server = PackagedServer.start("--account", "210987654321")) {
            assertThat(server.aws()
                            .run("sts", "get-caller-identity")
                            .path("Account")
                            .asText())
                    .isEqualTo("210987654321");
        }
    }

    @Test
    void refuses_a_wrong_secret() {
        PackagedServer server = PackagedServer.shared();

        var refused = Ran.command(
                Sdk.with(server.env(), "AWS_SECRET_ACCESS_KEY", "wrong"),
                Project.ROOT,
                java.util.List.of("aws", "sts", "get-caller-identity"));

        assertThat(refused.err()).contains("SignatureDoesNotMatch");
    }

    @Test
    void keeps_its_keys_when_it_is_killed() {
        try (PackagedServer server = PackagedServer.start()) {
            String before = server.accessKeyId();

            server.kill();
            server.restart();

            assertThat(server.accessKeyId()).isEqualTo(before);
            assertThat(server.aws()
                            .run("sts", "get-caller-identity")
                            .path("Account")
                            .asText())
                    .isEqualTo("123456789012");
        }
    }

    @Test
    void tells_its_status_and_stops_when_asked() {
        try (PackagedServer server = PackagedServer.start()) {
            assertThat(server.gantry("status").well().out())
                    .contains(server.url().toString());

            server.gantry("down").well();

            assertThat(server.gantry("status").exitCode()).isEqualTo(3);
        }
    }

    @Test
    void refuses_a_second_server_on_the_same_data() {
        PackagedServer server = PackagedServer.shared();

        Ran second = server.gantry("server", "--port", "0");

        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.err()).contains("already").contains(String.valueOf(server.pid()));
    }
}
