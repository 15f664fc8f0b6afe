package dev.gantry.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.iam.Credentials;
import dev.gantry.iam.Principal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {

    @TempDir
    Path data;

    @Test
    void keeps_the_keys_that_it_issued() {
        Credentials root;
        Credentials agent;
        try (Gantry first = Gantry.start(settings())) {
            root = first.root();
            agent = first.keys().issue(Principal.session("123456789012", "ecsInstanceRole", "i-1"));
        }

        try (Gantry second = Gantry.start(settings())) {
            assertThat(second.root()).isEqualTo(root);
            assertThat(second.keys().find(agent.accessKeyId())).contains(agent);
        }
    }

    @Test
    void has_a_root_key_for_each_account_that_it_was_started_with() {
        Credentials one = started(settings());

        Credentials other = started(settings().withAccount("000000000001"));

        assertThat(other.principal().arn()).isEqualTo("arn:aws:iam::000000000001:root");
        assertThat(other.accessKeyId()).isNotEqualTo(one.accessKeyId());
        assertThat(started(settings())).isEqualTo(one);
    }

    @Test
    void writes_no_secret_in_the_clear_but_to_the_credentials_file() throws IOException {
        Credentials root;
        Credentials session;
        try (Gantry gantry = Gantry.start(settings())) {
            root = gantry.root();
            session = gantry.keys().issueSession(root.principal(), Duration.ofHours(1));
        }

        try (Stream<Path> files = Files.walk(data).filter(Files::isRegularFile)) {
            assertThat(files.filter(file -> !file.endsWith("credentials")))
                    .isNotEmpty()
                    .noneMatch(file -> contains(file, root.secretAccessKey()))
                    .noneMatch(file -> contains(file, session.secretAccessKey()))
                    .noneMatch(file -> contains(file, session.sessionToken().orElseThrow()));
        }
        assertThat(contains(data.resolve("gantry.db"), root.accessKeyId())).isTrue();
    }

    private Settings settings() {
        return Settings.in(data).withPort(0);
    }

    private static Credentials started(Settings settings) {
        try (Gantry gantry = Gantry.start(settings)) {
            return gantry.root();
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
