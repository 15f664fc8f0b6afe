package dev.gantry.ecs.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.ecs.EcsTester;
import dev.gantry.ecs.Fleet;
import dev.gantry.shapes.ecs.ClusterNotFoundException;
import dev.gantry.shapes.ecs.DeleteClusterRequest;
import dev.gantry.shapes.ecs.DeregisterContainerInstanceRequest;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.ListTagsForResourceRequest;
import dev.gantry.shapes.ecs.ResourceNotFoundException;
import dev.gantry.shapes.ecs.Tag;
import dev.gantry.shapes.ecs.TagResourceRequest;
import dev.gantry.shapes.ecs.UntagResourceRequest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagOperationsTest {

    private static final String ROOT = "arn:aws:ecs:us-east-1:123456789012:";
    private static final String PROD = ROOT + "cluster/prod";

    private final EcsTester ecs = EcsTester.start();
    private final Fleet fleet = new Fleet(ecs);

    @BeforeEach
    void cluster() {
        fleet.cluster("prod");
    }

    private void tag(String arn, Tag... tags) {
        ecs.run(new TagResource(), new TagResourceRequest(arn, List.of(tags)));
    }

    private void untag(String arn, String... keys) {
        ecs.run(new UntagResource(), new UntagResourceRequest(arn, List.of(keys)));
    }

    private List<Tag> tags(String arn) {
        return ecs.run(new ListTagsForResource(), new ListTagsForResourceRequest(arn))
                .tagsOrEmpty();
    }

    @Test
    void tags_every_kind_of_resource() {
        String instance = fleet.instance("prod");
        String task = fleet.task("prod", "web", instance).arn();
        fleet.definition("web");

        for (String arn : List.of(PROD, instance, task, ROOT + "task-definition/web:1")) {
            tag(arn, new Tag("team", "a"), new Tag("cost", null));
            tag(arn, new Tag("team", "b"));
            assertThat(tags(arn)).containsExactly(new Tag("team", "b"), new Tag("cost", ""));

            untag(arn, "team", "nothing");
            assertThat(tags(arn)).containsExactly(new Tag("cost", ""));
        }
    }

    @Test
    void fifty_tags_are_the_most() {
        tag(PROD, IntStream.range(0, 50).mapToObj(i -> new Tag("k" + i, "")).toArray(Tag[]::new));

        assertThatThrownBy(() -> tag(PROD, new Tag("one-more", "")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Tags can not be more than 50 elements.");
        tag(PROD, new Tag("k0", "other"));
    }

    @Test
    void keys_of_aws_are_nobodys_to_change() {
        assertThatThrownBy(() -> tag(PROD, new Tag("AWS:mine", "")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("reserved");
        assertThatThrownBy(() -> untag(PROD, "aws:mine")).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void a_key_that_is_given_twice_is_refused() {
        assertThatThrownBy(() -> tag(PROD, new Tag("team", "a"), new Tag("team", "b")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Duplicate tag keys are not allowed.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "task/prod/0123456789abcdef0123456789abcdef",
                "container-instance/prod/0123456789abcdef0123456789abcdef",
                "task-definition/web:1",
                "service/prod/web",
                "capacity-provider/mine"
            })
    void what_is_not_there_is_not_found(String resource) {
        assertThatThrownBy(() -> tags(ROOT + resource)).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> tag(ROOT + resource, new Tag("team", "a")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> untag(ROOT + resource, "team")).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void a_cluster_that_is_not_there_is_not_found() {
        assertThatThrownBy(() -> tags(ROOT + "cluster/gone"))
                .isInstanceOf(ClusterNotFoundException.class)
                .hasMessage("Cluster not found.");
        assertThatThrownBy(() -> tags("arn:aws:ecs:eu-west-1:123456789012:cluster/prod"))
                .isInstanceOf(ClusterNotFoundException.class);
    }

    @Test
    void a_deleted_cluster_has_no_tags() {
        ecs.run(new DeleteCluster(), new DeleteClusterRequest("prod"));

        assertThatThrownBy(() -> tags(PROD))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("The specified cluster is inactive. Specify an active cluster and try again.");
    }

    @Test
    void a_deregistered_instance_has_no_tags() {
        String instance = fleet.instance("prod");
        ecs.run(new DeregisterContainerInstance(), new DeregisterContainerInstanceRequest("prod", instance, false));

        assertThatThrownBy(() -> tags(instance)).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void a_host_of_the_fargate_pool_is_not_found() {
        String host = fleet.instance("prod", Fleet.attribute("gantry.capacity", "FARGATE"));

        assertThatThrownBy(() -> tags(host)).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void short_arns_are_refused() {
        assertThatThrownBy(() -> tags(ROOT + "task/0123456789abcdef0123456789abcdef"))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Long arn format must be used for tagging operations");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "prod",
                "arn:aws:s3:::bucket",
                "arn:aws:ecs:us-east-1:123456789012:moon/prod",
                "arn:aws:ecs:us-east-1:123456789012:task/a/b/c",
                "arn:aws:ecs:us-east-1:123456789012:task-definition/web"
            })
    void what_is_no_arn_of_ecs_is_refused(String arn) {
        assertThatThrownBy(() -> tags(arn)).isInstanceOf(InvalidParameterException.class);
    }
}
