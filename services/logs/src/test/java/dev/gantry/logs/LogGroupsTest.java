package dev.gantry.logs;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.kernel.MemoryJournal;
import dev.gantry.shapes.logs.CreateLogGroupRequest;
import dev.gantry.shapes.logs.DeleteLogGroupRequest;
import dev.gantry.shapes.logs.DeleteRetentionPolicyRequest;
import dev.gantry.shapes.logs.DescribeLogGroupsRequest;
import dev.gantry.shapes.logs.DescribeLogGroupsResponse;
import dev.gantry.shapes.logs.InvalidParameterException;
import dev.gantry.shapes.logs.ListTagsForResourceRequest;
import dev.gantry.shapes.logs.ListTagsForResourceResponse;
import dev.gantry.shapes.logs.ListTagsLogGroupRequest;
import dev.gantry.shapes.logs.ListTagsLogGroupResponse;
import dev.gantry.shapes.logs.LogGroup;
import dev.gantry.shapes.logs.PutLogGroupDeletionProtectionRequest;
import dev.gantry.shapes.logs.PutRetentionPolicyRequest;
import dev.gantry.shapes.logs.ResourceAlreadyExistsException;
import dev.gantry.shapes.logs.ResourceNotFoundException;
import dev.gantry.shapes.logs.TagLogGroupRequest;
import dev.gantry.shapes.logs.TagResourceRequest;
import dev.gantry.shapes.logs.TooManyTagsException;
import dev.gantry.shapes.logs.UntagLogGroupRequest;
import dev.gantry.shapes.logs.UntagResourceRequest;
import dev.gantry.shapes.logs.ValidationException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogGroupsTest {

    private static final String ARN = "arn:aws:logs:us-east-1:123456789012:log-group:/ecs/web";

    @TempDir
    Path folder;

    private LogsWorld world;

    @BeforeEach
    void open() {
        world = new LogsWorld(folder, new MemoryJournal.Storage());
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void every_class_in_the_operations_package_is_an_operation_and_gets_what_it_takes() {
        assertThat(world.services.all()).allSatisfy(operations -> {
            assertThat(operations.strays()).isEmpty();
            assertThat(operations.all()).hasSizeGreaterThan(15);
        });
    }

    @Test
    void describes_what_was_created() {
        world.call(CreateLogGroupRequest.builder()
                .logGroupName("/ecs/web")
                .tags(Map.of("team", "a"))
                .build());

        LogGroup group = describe("/ecs").getFirst();

        assertThat(group.logGroupName()).isEqualTo("/ecs/web");
        assertThat(group.arn()).isEqualTo(ARN + ":*");
        assertThat(group.logGroupArn()).isEqualTo(ARN);
        assertThat(group.creationTime()).isEqualTo(LogsWorld.START.toEpochMilli());
        assertThat(group.storedBytes()).isZero();
        assertThat(group.retentionInDays()).isNull();
        assertThat(group.logGroupClass()).isEqualTo("STANDARD");
        assertThat(group.metricFilterCount()).isZero();
    }

    @Test
    void a_group_exists_once() {
        world.group("a");

        assertThatThrownBy(() -> world.group("a"))
                .isInstanceOf(ResourceAlreadyExistsException.class)
                .hasMessage("The specified log group already exists");
    }

    @Test
    void names_of_aws_are_reserved() {
        assertThatThrownBy(() -> world.group("aws/own")).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void a_key_that_we_do_not_have_is_refused() {
        assertThatThrownBy(() -> world.call(CreateLogGroupRequest.builder()
                        .logGroupName("a")
                        .kmsKeyId("arn:aws:kms:us-east-1:123456789012:key/1")
                        .build()))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void a_deleted_group_is_gone_with_its_streams_and_events() {
        world.group("a");
        world.stream("a", "s");
        world.put("a", "s", world.event(0, "old"));

        world.call(new DeleteLogGroupRequest("a"));
        world.group("a");
        world.stream("a", "s");

        assertThat(world.messages("a", "s")).isEmpty();
        assertThat(world.segments.below("")).isEmpty();
    }

    @Test
    void what_a_killed_server_did_not_delete_is_deleted_at_the_next_start() {
        world.segments.append("0123/4567", 0, List.of(new dev.gantry.kernel.segments.Entry(1, new byte[1])));
        world.close();

        world = new LogsWorld(folder, new MemoryJournal.Storage());

        assertThat(world.segments.below("")).isEmpty();
    }

    @Test
    void a_group_that_is_not_there_is_told() {
        for (Object request : List.of(
                new DeleteLogGroupRequest("a"),
                new PutRetentionPolicyRequest("a", 7),
                new DeleteRetentionPolicyRequest("a"),
                new TagLogGroupRequest("a", Map.of("k", "v")),
                new UntagLogGroupRequest("a", List.of("k")),
                new ListTagsLogGroupRequest("a"))) {
            assertThatThrownBy(() -> world.call(request))
                    .as(request.toString())
                    .isInstanceOf(ResourceNotFoundException.class)
                    .hasMessage("The specified log group does not exist.");
        }
        assertThatThrownBy(() -> world.call(new ListTagsForResourceRequest(ARN)))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessage("The specified resource does not exist.");
    }

    @Test
    void a_protected_group_stays() {
        world.group("a");
        world.call(new PutLogGroupDeletionProtectionRequest("a", true));

        assertThatThrownBy(() -> world.call(new DeleteLogGroupRequest("a"))).isInstanceOf(ValidationException.class);

        world.call(new PutLogGroupDeletionProtectionRequest("a", false));
        world.call(new DeleteLogGroupRequest("a"));
        assertThat(describe("")).isEmpty();
    }

    @Test
    void groups_are_listed_page_by_page() {
        List.of("c", "a", "b", "e", "d").forEach(world::group);

        DescribeLogGroupsResponse first = page(null);
        DescribeLogGroupsResponse second = page(first.nextToken());
        DescribeLogGroupsResponse third = page(second.nextToken());

        assertThat(names(first)).containsExactly("a", "b");
        assertThat(names(second)).containsExactly("c", "d");
        assertThat(names(third)).containsExactly("e");
        assertThat(third.nextToken()).isNull();
    }

    @Test
    void groups_are_found_by_a_part_of_their_name_and_by_identifier() {
        List.of("/ecs/web", "/ecs/api", "web").forEach(world::group);

        assertThat(names(world.call(
                        DescribeLogGroupsRequest.builder()
                                .logGroupNamePattern("WEB")
                                .build(),
                        DescribeLogGroupsResponse.class)))
                .containsExactly("/ecs/web", "web");
        assertThat(names(world.call(
                        DescribeLogGroupsRequest.builder()
                                .logGroupIdentifiers(List.of(ARN, "web"))
                                .build(),
                        DescribeLogGroupsResponse.class)))
                .containsExactly("/ecs/web", "web");
        assertThatThrownBy(() -> world.call(DescribeLogGroupsRequest.builder()
                        .logGroupNamePattern("web")
                        .logGroupNamePrefix("web")
                        .build()))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void a_token_that_is_not_ours_is_refused() {
        assertThatThrownBy(() -> page("hello, world"))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("The specified nextToken is invalid.");
    }

    @Test
    void tags_are_the_same_through_both_families_of_operations() {
        world.group("/ecs/web");
        world.call(new TagResourceRequest(ARN, Map.of("a", "1", "b", "2")));
        world.call(new TagLogGroupRequest("/ecs/web", Map.of("b", "3", "c", "4", "d", "5")));
        world.call(new UntagResourceRequest(ARN + ":*", List.of("c")));
        world.call(new UntagLogGroupRequest("/ecs/web", List.of("d")));

        Map<String, String> tags = Map.of("a", "1", "b", "3");
        assertThat(world.call(new ListTagsForResourceRequest(ARN), ListTagsForResourceResponse.class)
                        .tags())
                .isEqualTo(tags);
        assertThat(world.call(new ListTagsForResourceRequest(ARN + ":*"), ListTagsForResourceResponse.class)
                        .tags())
                .isEqualTo(tags);
        assertThat(world.call(new ListTagsLogGroupRequest("/ecs/web"), ListTagsLogGroupResponse.class)
                        .tags())
                .isEqualTo(tags);
    }

    @Test
    void more_than_fifty_tags_are_refused() {
        world.group("/ecs/web");
        Map<String, String> tags = new HashMap<>();
        for (int i = 0; i < 51; i++) {
            tags.put("key" + i, "value");
        }

        assertThatThrownBy(() -> world.call(new TagResourceRequest(ARN, tags)))
                .isInstanceOf(TooManyTagsException.class);
    }

    @Test
    void an_arn_of_something_else_is_refused() {
        assertThatThrownBy(() -> world.call(new ListTagsForResourceRequest("arn:aws:s3:::bucket")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void only_aws_own_retentions_are_accepted() {
        world.group("a");

        world.call(new PutRetentionPolicyRequest("a", 7));
        assertThat(describe("a").getFirst().retentionInDays()).isEqualTo(7);

        assertThatThrownBy(() -> world.call(new PutRetentionPolicyRequest("a", 2)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageStartingWith("1 validation error detected: Value '2' at 'retentionInDays'");
        world.call(new DeleteRetentionPolicyRequest("a"));
        assertThat(describe("a").getFirst().retentionInDays()).isNull();
    }

    @Test
    void events_expire_by_retention_and_leave_the_disk() {
        world.group("a");
        world.stream("a", "s");
        world.put("a", "s", world.event(0, "first day"));
        world.call(new PutRetentionPolicyRequest("a", 3));
        world.time.advance(Duration.ofDays(2));
        world.put("a", "s", world.event(0, "third day"));
        assertThat(world.messages("a", "s")).containsExactly("first day", "third day");

        world.time.advance(Duration.ofDays(1).plusMinutes(1));
        assertThat(world.messages("a", "s")).containsExactly("third day");

        long before = requireNonNull(describe("a").getFirst().storedBytes());
        world.time.advance(Duration.ofHours(1));
        assertThat(describe("a").getFirst().storedBytes()).isLessThan(before).isEqualTo(9 + 26);
    }

    @Test
    void iam_is_asked_as_aws_denials_show_it() {
        assertThat(world.subject(new DeleteLogGroupRequest("/ecs/web"))).isEqualTo(ARN + ":log-stream:");
        assertThat(world.subject(new ListTagsForResourceRequest(ARN))).isEqualTo(ARN);
        assertThat(world.subject(DescribeLogGroupsRequest.builder().build()))
                .isEqualTo("arn:aws:logs:us-east-1:123456789012:log-group::log-stream:");
    }

    private List<LogGroup> describe(String prefix) {
        return world.call(
                        DescribeLogGroupsRequest.builder()
                                .logGroupNamePrefix(prefix)
                                .build(),
                        DescribeLogGroupsResponse.class)
                .logGroupsOrEmpty();
    }

    private DescribeLogGroupsResponse page(@org.jspecify.annotations.Nullable String token) {
        return world.call(
                DescribeLogGroupsRequest.builder().limit(2).nextToken(token).build(), DescribeLogGroupsResponse.class);
    }

    private static List<String> names(DescribeLogGroupsResponse response) {
        return response.logGroupsOrEmpty().stream().map(LogGroup::logGroupName).toList();
    }
}
