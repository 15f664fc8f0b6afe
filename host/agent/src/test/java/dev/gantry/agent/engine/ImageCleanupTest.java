package dev.gantry.agent.engine;

import static dev.gantry.agent.engine.Tasks.container;
import static dev.gantry.agent.engine.Tasks.stopped;
import static dev.gantry.agent.engine.Tasks.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.agent.runtime.ImageRequest;
import dev.gantry.agent.state.MemoryState;
import dev.gantry.shapes.acs.Container;
import dev.gantry.shapes.acs.Task;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Which images a container instance removes, and when. */
class ImageCleanupTest {

    private final Host host = host(ImageCleanup.DEFAULT);

    private static Host host(ImageCleanup images) {
        return new Host(Host.SETTINGS.cleaning(images).cleaningAfter(Duration.ofMinutes(10)), new MemoryState());
    }

    private static Container of(String image) {
        return container("web").toBuilder().image(image).build();
    }

    private static void runAndStop(Host host, String id, String image) {
        Task task = task(id, of(image));
        host.run(task).run(stopped(task));
    }

    @Test
    void removes_an_image_that_no_task_needs_when_it_is_old_enough() {
        runAndStop(host, "a", "old:1");

        host.pass(Duration.ofMinutes(59));
        assertThat(host.runtime.image("old:1")).isPresent();

        host.pass(Duration.ofMinutes(2));
        assertThat(host.runtime.image("old:1")).isEmpty();
    }

    @Test
    void never_removes_an_image_of_a_task_that_it_knows() {
        host.run(task("a", of("app:1")));

        host.pass(Duration.ofDays(1));

        assertThat(host.runtime.image("app:1")).isPresent();
    }

    @Test
    void never_removes_an_image_that_no_registry_gave_it() {
        host.runtime.pull(ImageRequest.of("built-here:1"));
        runAndStop(host, "a", "built-here:1");

        host.pass(Duration.ofDays(1));

        assertThat(host.runtime.image("built-here:1")).isPresent();
    }

    @Test
    void removes_those_first_that_were_not_used_for_longest_and_only_so_many_at_a_time() {
        Host slow = host(new ImageCleanup(true, Duration.ofHours(2), Duration.ofHours(1), 2));
        for (String image : new String[] {"first:1", "second:1", "third:1"}) {
            runAndStop(slow, image, image);
            slow.pass(60);
        }
        runAndStop(slow, "again", "first:1");

        slow.pass(Duration.ofHours(2));

        assertThat(slow.runtime.image("second:1")).isEmpty();
        assertThat(slow.runtime.image("third:1")).isEmpty();
        assertThat(slow.runtime.image("first:1")).isPresent();

        slow.pass(Duration.ofHours(2));
        assertThat(slow.runtime.image("first:1")).isEmpty();
    }

    @Test
    void another_process_knows_what_the_old_one_pulled() {
        runAndStop(host, "a", "old:1");

        host.restart().pass(Duration.ofHours(2));

        assertThat(host.runtime.image("old:1")).isEmpty();
    }

    @Test
    void removes_nothing_when_it_is_switched_off() {
        Host keeps = host(new ImageCleanup(false, Duration.ofMinutes(30), Duration.ofHours(1), 5));
        runAndStop(keeps, "a", "old:1");

        keeps.pass(Duration.ofDays(1));

        assertThat(keeps.runtime.image("old:1")).isPresent();
    }
}
