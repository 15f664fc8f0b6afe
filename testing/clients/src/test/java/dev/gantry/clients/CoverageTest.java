package dev.gantry.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What the program and its pages say about the operations that are there. */
class CoverageTest {

    @Test
    void the_page_of_operations_is_current() throws IOException {
        String generated =
                PackagedServer.program("operations", "--markdown").well().out();

        assertThat(Files.readString(Project.ROOT.resolve("docs/coverage.md")))
                .as("after a change of operations: ./gantry operations --markdown > docs/coverage.md")
                .isEqualTo(generated);
    }

    @Test
    void lists_the_operations_of_one_service() {
        String listed = PackagedServer.program("operations", "sts").well().out();

        assertThat(listed).contains("  GetCallerIdentity\n").contains("  GetFederationToken  (unsupported)\n");
    }

    @Test
    void says_which_services_there_are_when_asked_for_another() {
        Ran asked = PackagedServer.program("operations", "nosuch");

        assertThat(asked.exitCode()).isEqualTo(1);
        assertThat(asked.err())
                .startsWith("gantry: no model is named nosuch; there are ")
                .contains("ecs");
    }
}
