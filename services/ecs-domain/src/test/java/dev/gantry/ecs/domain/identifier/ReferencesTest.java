package dev.gantry.ecs.domain.identifier;

import static dev.gantry.ecs.domain.Samples.SCOPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.shapes.ecs.ClientException;
import dev.gantry.shapes.ecs.ClusterNotFoundException;
import dev.gantry.shapes.ecs.InvalidParameterException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferencesTest {

    private static final String ARN = "arn:aws:ecs:us-east-1:123456789012:";
    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final String UUID = "01234567-89ab-cdef-0123-456789abcdef";

    @ParameterizedTest
    @CsvSource({
        ",                                                     default",
        "'',                                                   default",
        "demo,                                                 demo",
        "arn:aws:ecs:us-east-1:123456789012:cluster/demo,      demo",
    })
    void names_a_cluster(String reference, String name) {
        assertThat(ClusterReference.name(reference, SCOPE)).isEqualTo(name);
    }

    @Test
    void a_cluster_of_another_account_is_not_found() {
        assertThatThrownBy(() -> ClusterReference.name("arn:aws:ecs:us-east-1:999999999999:cluster/demo", SCOPE))
                .isInstanceOf(ClusterNotFoundException.class)
                .hasMessage("Cluster not found.");
    }

    @Test
    void refuses_a_cluster_name_with_other_characters() {
        assertThatThrownBy(() -> ClusterReference.name("de mo", SCOPE))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Invalid identifier: de mo");
    }

    @ParameterizedTest
    @CsvSource({
        ID + "," + ID,
        UUID + "," + UUID,
        ARN + "task/demo/" + ID + "," + ID,
        ARN + "task/" + UUID + "," + UUID,
    })
    void names_a_task(String reference, String id) {
        assertThat(ResourceId.ofTask(reference, "demo")).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({
        "abc,                             'taskId length should be one of [32,36]'",
        "arn:aws:ecs,                     Unexpected number of separators",
        ARN + "task/a/b/" + ID + ",       Unexpected number of separators",
        ARN + "task/other/" + ID + ",     Identifier is for other. Your cluster is demo",
        ARN + "cluster/demo,              Invalid identifier: " + ARN + "cluster/demo",
    })
    void refuses_what_names_no_task_of_the_cluster(String reference, String message) {
        assertThatThrownBy(() -> ResourceId.ofTask(reference, "demo"))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage(message);
    }

    @Test
    void names_the_length_of_an_instance_id() {
        assertThatThrownBy(() -> ResourceId.ofContainerInstance("abc", "demo"))
                .hasMessage("instanceId length should be one of [32,36]");
    }

    @Test
    void names_a_task_definition() {
        assertThat(TaskDefinitionReference.parse("web"))
                .isEqualTo(new TaskDefinitionReference("web", Optional.empty()));
        assertThat(TaskDefinitionReference.parse("web:3"))
                .isEqualTo(new TaskDefinitionReference("web", Optional.of(3)));
        assertThat(TaskDefinitionReference.parse(ARN + "task-definition/web:3"))
                .isEqualTo(new TaskDefinitionReference("web", Optional.of(3)));
    }

    @ParameterizedTest
    @CsvSource({
        "web:x,    Invalid revision number. Number: x",
        "web:0,    Invalid revision number. Number: 0",
        "we b,     Family contains invalid characters.",
        "'',       Task definition can not be blank.",
    })
    void refuses_what_names_no_task_definition(String reference, String message) {
        assertThatThrownBy(() -> TaskDefinitionReference.parse(reference))
                .isInstanceOf(ClientException.class)
                .hasMessage(message);
    }
}
