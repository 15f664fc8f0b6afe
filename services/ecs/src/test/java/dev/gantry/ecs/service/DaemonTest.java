package dev.gantry.ecs.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.ecs.Fleet;
import dev.gantry.ecs.domain.instance.InstanceSignal;
import dev.gantry.ecs.domain.service.RolloutState;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.shapes.ecs.PlacementConstraint;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class DaemonTest {

    private final ServiceWorld world = new ServiceWorld();

    private List<String> hosts() {
        return world.wanted().stream()
                .map(task -> task.place().containerInstance().orElseThrow())
                .toList();
    }

    @Test
    void every_instance_that_comes_gets_one_task() {
        world.instance();
        world.daemon(0);
        assertThat(world.wanted()).hasSize(1);

        world.instance();
        world.instance();

        assertThat(hosts()).hasSize(3).doesNotHaveDuplicates();
        assertThat(world.primary().desiredCount()).isEqualTo(3);
        world.play();
        assertThat(world.service().steady()).isTrue();
        assertThat(world.primary().rolloutState()).isEqualTo(RolloutState.COMPLETED);
    }

    @Test
    void a_task_that_ends_is_replaced_on_its_own_instance() {
        world.instance();
        world.instance();
        world.daemon(0);
        world.play();
        List<String> before = hosts();

        world.report(world.wanted().getFirst(), "STOPPED");

        assertThat(hosts()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void a_draining_instance_is_left_and_never_entered() {
        String one = world.instance();
        world.instance();
        world.daemon(0);
        world.play();

        world.signal(one, new InstanceSignal.DrainRequested());
        world.play();

        assertThat(hosts()).hasSize(1);
        assertThat(world.primary().desiredCount()).isEqualTo(1);
        assertThat(world.service().steady()).isTrue();
        world.signal(one, new InstanceSignal.ActivationRequested());
        assertThat(hosts()).hasSize(2);
    }

    @Test
    void constraints_choose_the_instances() {
        world.instance(Fleet.attribute("stack", "prod"));
        world.instance(Fleet.attribute("stack", "test"));
        world.daemon(0);

        world.change(draft -> draft.settings(ServiceWorld.constrained(
                world.service().settings(), new PlacementConstraint("memberOf", "attribute:stack == prod"))));
        world.play();

        assertThat(hosts()).hasSize(1);
        assertThat(world.service().steady()).isTrue();
    }

    @Test
    void a_rollout_stops_first_and_keeps_the_minimum() {
        for (int i = 0; i < 4; i++) {
            world.instance();
        }
        world.daemon(50);
        world.play();

        world.deploy(2);

        assertThat(world.wanted(1)).isEqualTo(2);
        assertThat(world.wanted(2)).isZero();
        world.play();
        assertThat(world.wanted(1)).isZero();
        assertThat(world.wanted(2)).isEqualTo(4);
        assertThat(world.service().steady()).isTrue();
    }

    @Test
    void a_protected_task_holds_up_no_other() {
        world.instance();
        world.instance();
        world.daemon(50);
        world.play();
        Task first = world.wanted().stream()
                .min(Comparator.comparing(task -> task.place().host().orElseThrow()))
                .orElseThrow();
        world.protect(first, Duration.ofHours(1));

        world.deploy(2);
        world.play();

        assertThat(world.wanted(1)).isEqualTo(1);
        assertThat(world.wanted(2)).isEqualTo(1);
        world.advance(Duration.ofHours(1));
        world.play();
        assertThat(world.wanted(2)).isEqualTo(2);
    }
}
