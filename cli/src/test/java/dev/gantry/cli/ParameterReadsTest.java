package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** No operation that acts takes a parameter and forgets it. */
class ParameterReadsTest {

    private static Set<String> unread() throws IOException {
        Set<String> unread = new TreeSet<>();
        for (ApiCoverage api : ApiCoverage.all()) {
            api.unread()
                    .values()
                    .forEach(names -> names.stream()
                            .map(name -> api.model().name() + " " + name)
                            .forEach(unread::add));
        }
        return unread;
    }

    private static List<String> listed() throws IOException {
        return UnreadParameter.all().stream()
                .map(parameter -> parameter.service() + " " + parameter.name())
                .toList();
    }

    @Test
    void every_parameter_is_read_or_listed_with_a_reason() throws IOException {
        assertThat(listed())
                .as("to be read, or refused, or listed in unread-parameters.txt with its reason")
                .containsAll(unread());
    }

    @Test
    void what_is_listed_is_read_by_nobody_indeed() throws IOException {
        assertThat(unread()).containsAll(listed());
        assertThat(listed()).doesNotHaveDuplicates();
    }

    @Test
    void finds_what_nobody_reads() throws IOException {
        assertThat(unread()).contains("ecs RegisterContainerInstanceRequest.instanceIdentityDocumentSignature");
    }
}
