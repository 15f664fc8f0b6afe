package dev.gantry.ecs.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.EcsTester;
import dev.gantry.ecs.domain.service.Deployment;
import dev.gantry.ecs.domain.service.Rollout.Bounds;
import dev.gantry.ecs.domain.service.RolloutState;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.service.ServiceId;
import dev.gantry.ecs.domain.task.StopCode;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskStatus;
import dev.gantry.ecs.operations.CreateService;
import dev.gantry.ecs.operations.UpdateService;
import dev.gantry.shapes.ecs.CreateServiceRequest;
import dev.gantry.shapes.ecs.DeploymentConfiguration;
import dev.gantry.shapes.ecs.UpdateServiceRequest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A service in a lossy world, and what must be true of it after every step. */
final class LossyService {

    private static final int LEAST = 60;
    private static final int MOST = 200;

    private final Map<String, Task> before = new HashMap<>();
    private final Set<Integer> desired = new HashSet<>();

    void create(EcsTester ecs) {
        ecs.run(
                new CreateService(),
                CreateServiceRequest.builder()
                        .cluster("prod")
                        .serviceName("api")
                        .taskDefinition("web")
                        .desiredCount(5)
                        .deploymentConfiguration(DeploymentConfiguration.builder()
                                .minimumHealthyPercent(LEAST)
                                .maximumPercent(MOST)
                                .build())
                        .build());
    }

    /** Scaled now and then, rolled out now and then. */
    void change(EcsTester ecs, Random random) {
        desired.clear();
        desired.add(row(ecs).desiredCount());
        UpdateServiceRequest.Builder request =
                UpdateServiceRequest.builder().cluster("prod").service("api");
        if (random.nextInt(100) < 10) {
            ecs.run(new UpdateService(), request.desiredCount(random.nextInt(9)).build());
        } else if (random.nextInt(100) < 10) {
            ecs.run(new UpdateService(), request.forceNewDeployment(true).build());
        }
    }

    private static Service row(EcsTester ecs) {
        return ecs.view()
                .find(EcsTables.SERVICES, new ServiceId(ecs.scope(), "prod", "api").key())
                .orElseThrow();
    }

    /** Its tasks, whatever their status. */
    private static List<Task> tasks(EcsTester ecs) {
        return ecs.view().all(EcsTables.TASKS).stream()
                .filter(task -> task.launch().service().filter("api"::equals).isPresent())
                .toList();
    }

    void check(EcsTester ecs) {
        List<Task> all = tasks(ecs);
        desired.add(row(ecs).desiredCount());
        int most = desired.stream()
                .mapToInt(count -> Bounds.of(count, LEAST, MOST).most())
                .max()
                .orElseThrow();
        long wanted = all.stream().filter(Task::isWanted).count();
        boolean started = all.stream().anyMatch(task -> task.isWanted() && !before.containsKey(task.key()));
        assertThat(!started || wanted <= most)
                .as("%d wanted of at most %d", wanted, most)
                .isTrue();
        checkMinimum(all);
        before.clear();
        all.forEach(task -> before.put(task.key(), task));
    }

    /** Of the tasks that run, the scheduler leaves as many as the minimum says. */
    private void checkMinimum(List<Task> all) {
        int least = desired.stream()
                .mapToInt(count -> Bounds.of(count, LEAST, MOST).least())
                .min()
                .orElseThrow();
        boolean stoppedByUs = all.stream()
                .filter(task -> task.stop()
                        .filter(cause -> cause.code() == StopCode.SERVICE_SCHEDULER_INITIATED)
                        .isPresent())
                .map(task -> before.get(task.key()))
                .anyMatch(then -> then != null && then.isWanted() && then.lastStatus() == TaskStatus.RUNNING);
        boolean lostOtherwise = all.stream()
                .filter(task -> !task.isWanted())
                .filter(task -> task.stop()
                        .filter(cause -> cause.code() != StopCode.SERVICE_SCHEDULER_INITIATED)
                        .isPresent())
                .map(task -> before.get(task.key()))
                .anyMatch(then -> then != null && then.isWanted());
        long running = all.stream()
                .filter(task -> task.isWanted() && task.lastStatus() == TaskStatus.RUNNING)
                .count();
        assertThat(!stoppedByUs || lostOtherwise || running >= least)
                .as("%d run, at least %d shall", running, least)
                .isTrue();
    }

    void converged(EcsTester ecs) {
        Service service = row(ecs);
        assertThat(tasks(ecs).stream().filter(Task::isWanted))
                .as("tasks of %s", service)
                .hasSize(service.desiredCount());
        assertThat(service.steady()).as("%s is steady", service).isTrue();
        assertThat(ecs.view().all(EcsTables.DEPLOYMENTS))
                .singleElement()
                .extracting(Deployment::rolloutState)
                .isEqualTo(RolloutState.COMPLETED);
    }
}
