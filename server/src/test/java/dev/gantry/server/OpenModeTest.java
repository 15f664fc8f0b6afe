package dev.gantry.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OpenModeTest {

    private static final String WHO_AM_I = "Action=GetCallerIdentity&Version=2011-06-15";

    @Test
    void believes_any_credentials_and_takes_twelve_digits_as_the_account() {
        try (TestServer server = TestServer.open()) {
            Caller anybody = new Caller(server.gantry.endpoint(), "test", "test");

            assertThat(anybody.form(WHO_AM_I).body()).contains("<Arn>arn:aws:iam::123456789012:root</Arn>");
            assertThat(anybody.withKey("000011112222").form(WHO_AM_I).body())
                    .contains("<Arn>arn:aws:iam::000011112222:root</Arn>");
            assertThat(server.root().withSecret("wrong").form(WHO_AM_I).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void still_wants_credentials() {
        try (TestServer server = TestServer.open()) {
            assertThat(server.root()
                            .send("POST", "/", Caller.FORM, Caller.WHO_AM_I)
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void does_not_exist_beyond_loopback() {
        Settings open = Settings.in(Path.of("unused")).withAuth(AuthMode.OPEN);

        assertThatThrownBy(() -> open.withBind("0.0.0.0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("loopback");
        assertThat(open.withBind("::1").bind()).isEqualTo("::1");
    }
}
