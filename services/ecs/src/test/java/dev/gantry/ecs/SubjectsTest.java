package dev.gantry.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.kernel.Call;
import org.junit.jupiter.api.Test;

class SubjectsTest {

    private static final String ARN = "arn:aws:ecs:us-east-1:123456789012:";

    private final Call call = EcsTester.start().call();

    @Test
    void a_policy_on_a_cluster_holds_for_short_arns_too() {
        assertThat(Subjects.service("prod", ARN + "service/web", call)).isEqualTo(ARN + "service/prod/web");
        assertThat(Subjects.service(ARN + "cluster/prod", "web", call)).isEqualTo(ARN + "service/prod/web");
        assertThat(Subjects.task("prod", ARN + "task/1", call)).isEqualTo(ARN + "task/prod/1");
        assertThat(Subjects.containerInstance("prod", ARN + "container-instance/1", call))
                .isEqualTo(ARN + "container-instance/prod/1");
    }

    @Test
    void a_task_set_has_one_arn_however_it_is_named() {
        String arn = ARN + "task-set/prod/web/ecs-svc/7";

        assertThat(Subjects.taskSet("prod", "web", "7", call)).isEqualTo(arn);
        assertThat(Subjects.taskSet("prod", "web", "ecs-svc/7", call)).isEqualTo(arn);
        assertThat(Subjects.taskSet("prod", ARN + "service/web", "ecs-svc/7", call))
                .isEqualTo(arn);
        assertThat(Subjects.taskSet("prod", "web", arn, call)).isEqualTo(arn);
    }
}
