package dev.gantry.shapes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.shapes.Violation.Kind;
import dev.gantry.shapes.Violation.Step;
import dev.gantry.shapes.ecs.CapacityProviderStrategyItem;
import dev.gantry.shapes.ecs.ListTasksRequest;
import dev.gantry.shapes.ecs.RunTaskRequest;
import dev.gantry.shapes.ecs.Tag;
import dev.gantry.shapes.iam.ChangePasswordRequest;
import dev.gantry.shapes.iam.CreateUserRequest;
import dev.gantry.shapes.logs.CreateLogGroupRequest;
import dev.gantry.shapes.logs.DescribeLogGroupsRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValidationTest {

    @Test
    void nothing_is_wrong_with_a_good_request() {
        assertThat(Validation.check(RunTaskRequest.builder()
                        .taskDefinition("web:1")
                        .tags(List.of(new Tag("team", "blue")))
                        .build()))
                .isEmpty();
    }

    @Test
    void a_required_member_is_missed() {
        Violation violation = only(RunTaskRequest.builder().build());

        assertThat(violation.kind()).isEqualTo(Kind.REQUIRED);
        assertThat(violation.text())
                .isEqualTo("Value null at 'taskDefinition' failed to satisfy constraint: Member must not be null");
    }

    @Test
    void a_text_is_too_short() {
        List<Violation> violations = Validation.check(
                CreateLogGroupRequest.builder().logGroupName("").build());

        assertThat(violations).extracting(Violation::kind).containsExactly(Kind.TOO_SHORT, Kind.PATTERN);
        assertThat(violations.getFirst().text())
                .isEqualTo("Value '' at 'logGroupName' failed to satisfy constraint: "
                        + "Member must have length greater than or equal to 1");
    }

    @Test
    void a_text_is_too_long_in_the_middle_of_a_list() {
        Violation violation = only(RunTaskRequest.builder()
                .taskDefinition("web")
                .tags(List.of(new Tag("fine", "x"), new Tag("k".repeat(129), "x")))
                .build());

        assertThat(violation.kind()).isEqualTo(Kind.TOO_LONG);
        assertThat(violation.path())
                .containsExactly(new Step.Field("tags"), new Step.Element(1), new Step.Field("key"));
        assertThat(violation.memberPath()).isEqualTo("tags.2.member.key");
        assertThat(violation.jsonPath()).isEqualTo("tags[1].key");
    }

    @Test
    void length_is_counted_in_characters() {
        String rockets = "\ud83d\ude80".repeat(128);

        assertThat(Validation.check(new Tag(rockets, "x")))
                .extracting(Violation::kind)
                .containsExactly(Kind.PATTERN);
        assertThat(Validation.check(new Tag("\u4e2d".repeat(128), "x"))).isEmpty();
    }

    @Test
    void a_number_is_out_of_range() {
        assertThat(only(DescribeLogGroupsRequest.builder().limit(0).build()).kind())
                .isEqualTo(Kind.TOO_SMALL);
        Violation large = only(DescribeLogGroupsRequest.builder().limit(51).build());

        assertThat(large.text())
                .isEqualTo("Value '51' at 'limit' failed to satisfy constraint: "
                        + "Member must have value less than or equal to 50");
    }

    @Test
    void a_weight_is_out_of_range_in_a_list() {
        Violation violation = only(RunTaskRequest.builder()
                .taskDefinition("web")
                .capacityProviderStrategy(List.of(CapacityProviderStrategyItem.builder()
                        .capacityProvider("FARGATE")
                        .weight(1001)
                        .build()))
                .build());

        assertThat(violation.jsonPath()).isEqualTo("capacityProviderStrategy[0].weight");
        assertThat(violation.kind()).isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void a_list_is_too_long() {
        Violation violation = only(RunTaskRequest.builder()
                .taskDefinition("web")
                .tags(Collections.nCopies(51, new Tag("a", "b")))
                .build());

        assertThat(violation.kind()).isEqualTo(Kind.TOO_LONG);
        assertThat(violation.memberPath()).isEqualTo("tags");
    }

    @Test
    void a_pattern_must_match_the_whole_text() {
        Violation violation = only(CreateUserRequest.builder().userName("bob!").build());

        assertThat(violation.kind()).isEqualTo(Kind.PATTERN);
        assertThat(violation.text())
                .isEqualTo("Value 'bob!' at 'userName' failed to satisfy constraint: "
                        + "Member must satisfy regular expression pattern: [\\w+=,.@-]+");
    }

    @Test
    void a_value_is_not_of_the_enum() {
        Violation violation = only(ListTasksRequest.builder().launchType("MOON").build());

        assertThat(violation.kind()).isEqualTo(Kind.ENUM);
        assertThat(violation.text())
                .isEqualTo("Value 'MOON' at 'launchType' failed to satisfy constraint: "
                        + "Member must satisfy enum value set: [EC2, FARGATE, EXTERNAL, MANAGED_INSTANCES]");
    }

    @Test
    void keys_of_a_map_are_checked_too() {
        Violation violation = only(CreateLogGroupRequest.builder()
                .logGroupName("web")
                .tags(Map.of("k".repeat(129), "x"))
                .build());

        assertThat(violation.kind()).isEqualTo(Kind.TOO_LONG);
        assertThat(violation.memberPath()).isEqualTo("tags." + "k".repeat(129) + ".key");
    }

    @Test
    void a_secret_is_not_repeated() {
        Violation violation = Validation.check(ChangePasswordRequest.builder()
                        .oldPassword("x")
                        .newPassword("h".repeat(200))
                        .build())
                .getFirst();

        assertThat(violation.value()).isEmpty();
        assertThat(violation.text())
                .isEqualTo("Value at 'newPassword' failed to satisfy constraint: "
                        + "Member must have length less than or equal to 128");
    }

    private static Violation only(Structure structure) {
        List<Violation> violations = Validation.check(structure);
        assertThat(violations).hasSize(1);
        return violations.getFirst();
    }
}
