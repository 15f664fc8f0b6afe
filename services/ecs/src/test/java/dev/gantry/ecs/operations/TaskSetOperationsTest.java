package dev.gantry.ecs.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.shapes.ecs.CreateTaskSetRequest;
import dev.gantry.shapes.ecs.DeleteTaskSetRequest;
import dev.gantry.shapes.ecs.DescribeTaskSetsRequest;
import dev.gantry.shapes.ecs.DescribeTaskSetsResponse;
import dev.gantry.shapes.ecs.Failure;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.LimitExceededException;
import dev.gantry.shapes.ecs.LoadBalancer;
import dev.gantry.shapes.ecs.Scale;
import dev.gantry.shapes.ecs.Tag;
import dev.gantry.shapes.ecs.TagResourceRequest;
import dev.gantry.shapes.ecs.TaskSet;
import dev.gantry.shapes.ecs.TaskSetNotFoundException;
import dev.gantry.shapes.ecs.UnsupportedFeatureException;
import dev.gantry.shapes.ecs.UpdateServicePrimaryTaskSetRequest;
import dev.gantry.shapes.ecs.UpdateTaskSetRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TaskSetOperationsTest {

    private final ServiceRequests services = new ServiceRequests();

    @BeforeEach
    void service() {
        services.external();
        services.update(request -> request.desiredCount(3));
    }

    private TaskSet create(UnaryOperator<CreateTaskSetRequest.Builder> wishes) {
        CreateTaskSetRequest.Builder request = CreateTaskSetRequest.builder()
                .cluster("prod")
                .service("web")
                .taskDefinition("web")
                .scale(new Scale(50.0, "PERCENT"));
        return Objects.requireNonNull(services.ecs
                .run(new CreateTaskSet(), wishes.apply(request).build())
                .taskSet());
    }

    private DescribeTaskSetsResponse describe(List<String> named) {
        return services.ecs.run(
                new DescribeTaskSets(),
                DescribeTaskSetsRequest.builder()
                        .cluster("prod")
                        .service("web")
                        .taskSets(named)
                        .include(List.of("TAGS"))
                        .build());
    }

    private static String id(TaskSet taskSet) {
        return Objects.requireNonNull(taskSet.id());
    }

    private static String arn(TaskSet taskSet) {
        return Objects.requireNonNull(taskSet.taskSetArn());
    }

    @Test
    void a_task_set_has_its_share_of_the_tasks() {
        TaskSet created = create(request -> request.externalId("v1").tags(List.of(new Tag("team", "blue"))));

        assertThat(created.status()).isEqualTo("ACTIVE");
        assertThat(created.computedDesiredCount()).isEqualTo(2);
        assertThat(created.stabilityStatus()).isEqualTo("STABILIZING");
        assertThat(created.launchType()).isEqualTo("EC2");
        assertThat(created.externalId()).isEqualTo("v1");
        assertThat(created.taskSetArn()).endsWith(":task-set/prod/web/" + created.id());
        assertThat(describe(List.of()).taskSets()).containsExactly(created);
        assertThat(describe(List.of(id(created), arn(created))).taskSets()).containsOnly(created);
        assertThat(describe(List.of("ecs-svc/1")).failures())
                .containsExactly(
                        new Failure("arn:aws:ecs:us-east-1:123456789012:task-set/prod/web/ecs-svc/1", "MISSING", null));
        assertThat(services.describe("web").taskSetsOrEmpty())
                .extracting(TaskSet::id)
                .containsExactly(created.id());
    }

    @Test
    void a_task_set_is_scaled_promoted_tagged_and_deleted() {
        TaskSet first = create(request -> request);
        TaskSet second = create(request -> request);
        Function<String, Optional<String>> promote = id -> Optional.ofNullable(services.ecs
                        .run(
                                new UpdateServicePrimaryTaskSet(),
                                new UpdateServicePrimaryTaskSetRequest("prod", "web", id))
                        .taskSet())
                .map(TaskSet::status);

        assertThat(promote.apply(id(first))).contains("PRIMARY");
        assertThat(promote.apply(id(second))).contains("PRIMARY");
        assertThat(describe(List.of(id(first))).taskSetsOrEmpty().getFirst().status())
                .isEqualTo("ACTIVE");

        services.ecs.run(new TagResource(), new TagResourceRequest(arn(first), List.of(new Tag("team", "red"))));
        services.ecs.run(
                new UpdateTaskSet(), new UpdateTaskSetRequest("prod", "web", id(first), new Scale(0.0, "PERCENT")));
        TaskSet scaled = describe(List.of(id(first))).taskSetsOrEmpty().getFirst();
        assertThat(scaled.computedDesiredCount()).isZero();
        assertThat(scaled.tags()).containsExactly(new Tag("team", "red"));

        assertThatThrownBy(() -> services.ecs.run(
                        new DeleteTaskSet(), new DeleteTaskSetRequest("prod", "web", id(second), false)))
                .isInstanceOf(InvalidParameterException.class);
        TaskSet deleted = Objects.requireNonNull(services.ecs
                .run(new DeleteTaskSet(), new DeleteTaskSetRequest("prod", "web", id(first), false))
                .taskSet());
        assertThat(deleted.status()).isEqualTo("DRAINING");
    }

    @Test
    void a_repeated_request_makes_no_second_one() {
        TaskSet first = create(request -> request.clientToken("t-1"));

        assertThat(create(request -> request.clientToken("t-1")).id()).isEqualTo(first.id());
        assertThatThrownBy(() -> create(request -> request.clientToken("t-1").externalId("other")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void more_than_five_or_what_cannot_be_is_refused() {
        assertThatThrownBy(() -> create(request -> request.scale(new Scale(101.0, "PERCENT"))))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> create(request -> request.loadBalancers(
                        List.of(LoadBalancer.builder().containerName("app").build()))))
                .isInstanceOf(UnsupportedFeatureException.class);
        assertThatThrownBy(() -> services.ecs.run(
                        new UpdateTaskSet(),
                        new UpdateTaskSetRequest("prod", "web", "ecs-svc/1", new Scale(0.0, "PERCENT"))))
                .isInstanceOf(TaskSetNotFoundException.class)
                .hasMessage("The specified task set does not exist. Specify a valid task set and try again.");
        for (int i = 0; i < 5; i++) {
            create(request -> request);
        }
        assertThatThrownBy(() -> create(request -> request)).isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> services.delete(false)).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void services_that_ecs_rolls_out_have_no_task_sets() {
        services.create(request -> request.serviceName("ours"));

        assertThatThrownBy(() -> create(request -> request.service("ours")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("EXTERNAL");
    }
}
