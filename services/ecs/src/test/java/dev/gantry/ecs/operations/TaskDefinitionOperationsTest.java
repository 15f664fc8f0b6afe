package dev.gantry.ecs.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.ecs.EcsTester;
import dev.gantry.ecs.Fleet;
import dev.gantry.ecs.TaskDefinitionLookup;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.shapes.ecs.ClientException;
import dev.gantry.shapes.ecs.ContainerDefinition;
import dev.gantry.shapes.ecs.DeleteTaskDefinitionsRequest;
import dev.gantry.shapes.ecs.DeleteTaskDefinitionsResponse;
import dev.gantry.shapes.ecs.DeregisterTaskDefinitionRequest;
import dev.gantry.shapes.ecs.DescribeTaskDefinitionRequest;
import dev.gantry.shapes.ecs.DescribeTaskDefinitionResponse;
import dev.gantry.shapes.ecs.Failure;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.ListTaskDefinitionFamiliesRequest;
import dev.gantry.shapes.ecs.ListTaskDefinitionsRequest;
import dev.gantry.shapes.ecs.RegisterTaskDefinitionRequest;
import dev.gantry.shapes.ecs.RegisterTaskDefinitionResponse;
import dev.gantry.shapes.ecs.Tag;
import dev.gantry.shapes.ecs.TaskDefinition;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TaskDefinitionOperationsTest {

    private static final String ARN = "arn:aws:ecs:us-east-1:123456789012:task-definition/";

    private final EcsTester ecs = EcsTester.start();
    private final Fleet fleet = new Fleet(ecs);

    private TaskDefinition deregister(String reference) {
        return Objects.requireNonNull(
                ecs.run(new DeregisterTaskDefinition(), new DeregisterTaskDefinitionRequest(reference))
                        .taskDefinition());
    }

    private DescribeTaskDefinitionResponse describe(String reference, String... include) {
        return ecs.run(new DescribeTaskDefinition(), new DescribeTaskDefinitionRequest(reference, List.of(include)));
    }

    private DeleteTaskDefinitionsResponse delete(String... references) {
        return ecs.run(new DeleteTaskDefinitions(), new DeleteTaskDefinitionsRequest(List.of(references)));
    }

    private List<String> list(ListTaskDefinitionsRequest.Builder request) {
        return ecs.run(new ListTaskDefinitions(), request.build()).taskDefinitionArnsOrEmpty().stream()
                .map(arn -> arn.substring(ARN.length()))
                .toList();
    }

    private List<String> families(@Nullable String prefix, @Nullable String status) {
        return ecs.run(
                        new ListTaskDefinitionFamilies(),
                        ListTaskDefinitionFamiliesRequest.builder()
                                .familyPrefix(prefix)
                                .status(status)
                                .build())
                .familiesOrEmpty();
    }

    @Test
    void registers_one_revision_after_the_other() {
        fleet.definition("web");

        TaskDefinition second = fleet.definition("web");

        assertThat(second.taskDefinitionArn()).isEqualTo(ARN + "web:2");
        assertThat(second.status()).isEqualTo("ACTIVE");
        assertThat(second.registeredBy()).isEqualTo("arn:aws:iam::123456789012:user/alice");
        assertThat(second.registeredAt()).isEqualTo(EcsTester.START);
        assertThat(second.containerDefinitionsOrEmpty().getFirst().essential()).isTrue();
    }

    @Test
    void tags_come_back_beside_the_definition() {
        RegisterTaskDefinitionRequest request = RegisterTaskDefinitionRequest.builder()
                .family("web")
                .containerDefinitions(List.of(ContainerDefinition.builder()
                        .name("app")
                        .image("busybox")
                        .memory(64)
                        .build()))
                .tags(List.of(new Tag("team", "a")))
                .build();

        RegisterTaskDefinitionResponse registered = ecs.run(new RegisterTaskDefinition(), request);

        assertThat(registered.tags()).containsExactly(new Tag("team", "a"));
        assertThat(describe("web", "TAGS").tags()).containsExactly(new Tag("team", "a"));
        assertThat(describe("web").tags()).isNull();
    }

    @Test
    void a_definition_that_breaks_a_rule_uses_up_no_number() {
        RegisterTaskDefinitionRequest empty =
                RegisterTaskDefinitionRequest.builder().family("web").build();

        assertThatThrownBy(() -> ecs.run(new RegisterTaskDefinition(), empty)).isInstanceOf(ClientException.class);

        assertThat(fleet.definition("web").revision()).isEqualTo(1);
    }

    @Test
    void a_family_alone_means_its_highest_active_revision() {
        fleet.definition("web");
        fleet.definition("web");
        fleet.definition("web");
        deregister("web:3");

        assertThat(Objects.requireNonNull(describe("web").taskDefinition()).revision())
                .isEqualTo(2);
        assertThat(Objects.requireNonNull(describe("web:3").taskDefinition()).status())
                .isEqualTo("INACTIVE");
        assertThat(Objects.requireNonNull(describe(ARN + "web:1").taskDefinition())
                        .revision())
                .isEqualTo(1);
    }

    @Test
    void what_is_not_there_cannot_be_described() {
        fleet.definition("web");
        deregister("web:1");

        for (String reference :
                List.of("web", "web:2", "job", "arn:aws:ecs:eu-west-1:123456789012:task-definition/web:1")) {
            assertThatThrownBy(() -> describe(reference))
                    .isInstanceOf(ClientException.class)
                    .hasMessage("Unable to describe task definition.");
        }
    }

    @Test
    void a_deregistered_revision_is_inactive_and_cannot_run() {
        fleet.definition("web");

        TaskDefinition inactive = deregister("web:1");

        assertThat(inactive.status()).isEqualTo("INACTIVE");
        assertThat(inactive.deregisteredAt()).isEqualTo(EcsTester.START);
        assertThatThrownBy(() -> TaskDefinitionLookup.forRun(ecs.view(), EcsTester.HOME, "web:1"))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("TaskDefinition is inactive");
        assertThatThrownBy(() -> TaskDefinitionLookup.forRun(ecs.view(), EcsTester.HOME, "web"))
                .isInstanceOf(ClientException.class)
                .hasMessage("TaskDefinition not found.");
    }

    @Test
    void deregistering_needs_a_revision_that_is_there() {
        fleet.definition("web");

        assertThatThrownBy(() -> deregister("web"))
                .isInstanceOf(ClientException.class)
                .hasMessage("Revision is missing.");
        assertThatThrownBy(() -> deregister("web:2"))
                .isInstanceOf(ClientException.class)
                .hasMessage("The specified task definition does not exist.");
    }

    @Test
    void a_deleted_revision_goes_and_its_number_is_never_used_again() {
        fleet.definition("web");
        deregister("web:1");

        DeleteTaskDefinitionsResponse deleted = delete("web:1");
        ecs.advance(Duration.ZERO);

        assertThat(deleted.taskDefinitionsOrEmpty())
                .extracting(TaskDefinition::status)
                .containsExactly("DELETE_IN_PROGRESS");
        assertThatThrownBy(() -> describe("web:1")).isInstanceOf(ClientException.class);
        assertThat(families(null, null)).isEmpty();
        assertThat(fleet.definition("web").revision()).isEqualTo(2);
    }

    @Test
    void a_deleted_revision_stays_until_its_last_task_has_stopped() {
        fleet.cluster("prod");
        fleet.definition("web");
        Task task = fleet.spotTask("prod", "web");
        deregister("web:1");
        delete("web:1");

        ecs.advance(Duration.ofMinutes(30));
        assertThat(Objects.requireNonNull(describe("web:1").taskDefinition()).status())
                .isEqualTo("DELETE_IN_PROGRESS");
        fleet.stop(task);
        ecs.advance(Duration.ofMinutes(1));

        assertThatThrownBy(() -> describe("web:1")).isInstanceOf(ClientException.class);
    }

    @Test
    void what_cannot_be_deleted_is_a_failure() {
        fleet.definition("web");

        assertThat(delete("web:1", "web:7", "web").failures())
                .containsExactly(
                        new Failure(
                                ARN + "web:1",
                                "The specified task definition is still in ACTIVE status. Please deregister the target"
                                        + " and try again.",
                                null),
                        new Failure(
                                ARN + "web:7",
                                "The specified task definition does not exist. Specify a valid account, family,"
                                        + " revision and try again.",
                                null),
                        new Failure(
                                ARN + "web",
                                "The specified task definition identifier is invalid. Specify a valid name or ARN and"
                                        + " try again.",
                                null));
    }

    @Test
    void ten_revisions_at_most_are_deleted_at_once() {
        String[] eleven = Collections.nCopies(11, "web:1").toArray(String[]::new);

        assertThatThrownBy(() -> delete(eleven)).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> delete()).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void lists_by_family_and_number_from_either_end() {
        fleet.definition("web-2");
        for (int i = 0; i < 11; i++) {
            fleet.definition("web");
        }
        deregister("web:4");

        List<String> ascending = list(ListTaskDefinitionsRequest.builder());

        assertThat(ascending)
                .hasSize(11)
                .startsWith("web:1", "web:2", "web:3", "web:5")
                .endsWith("web:11", "web-2:1");
        assertThat(list(ListTaskDefinitionsRequest.builder().sort("DESC")))
                .containsExactlyElementsOf(ascending.reversed());
        assertThat(list(ListTaskDefinitionsRequest.builder().status("INACTIVE")))
                .containsExactly("web:4");
    }

    @Test
    void a_family_is_listed_by_its_whole_name() {
        fleet.definition("web");
        fleet.definition("web-2");

        assertThat(list(ListTaskDefinitionsRequest.builder().familyPrefix("web")))
                .containsExactly("web:1");
        assertThat(list(ListTaskDefinitionsRequest.builder().familyPrefix("we")))
                .isEmpty();
    }

    @Test
    void lists_families_by_prefix_and_status() {
        fleet.definition("web");
        fleet.definition("web-2");
        fleet.definition("job");
        deregister("web:1");

        assertThat(families(null, null)).containsExactly("job", "web", "web-2");
        assertThat(families("web", null)).containsExactly("web", "web-2");
        assertThat(families(null, "ACTIVE")).containsExactly("job", "web-2");
        assertThat(families(null, "INACTIVE")).containsExactly("web");
    }
}
