package dev.gantry.ecs.service;

import dev.gantry.ecs.Batch;
import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.Tasks;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.service.ServiceId;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.Failure;
import dev.gantry.shapes.ecs.ProtectedTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a request about the scale-in protection of tasks is answered with. */
public final class TaskProtection {

    private final Tx tx;
    private final Cluster cluster;
    private final List<ProtectedTask> told = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();

    public TaskProtection(Tx tx, Cluster cluster) {
        this.tx = tx;
        this.cluster = cluster;
    }

    /** The tasks that can be protected; of the others the answer tells why they cannot. */
    public List<Task> tasks(List<String> references) {
        Batch<Task> batch = Batch.of(
                references,
                reference -> Tasks.find(tx, cluster, reference),
                reference -> Tasks.arn(cluster, reference));
        failures.addAll(batch.failures());
        batch.found().stream().filter(task -> !isOfService(task)).forEach(task -> refuse(task, "TASK_NOT_VALID"));
        return batch.found().stream().filter(TaskProtection::isOfService).toList();
    }

    private static boolean isOfService(Task task) {
        return task.isWanted() && task.launch().service().isPresent();
    }

    public void refuse(Task task, String reason) {
        failures.add(new Failure(task.arn(), reason, null));
    }

    public void tell(Task task) {
        Optional<Instant> end = task.protectedUntil().filter(_ -> task.isProtected(tx.now()));
        told.add(new ProtectedTask(task.arn(), end.isPresent(), end.orElse(null)));
    }

    public List<ProtectedTask> told() {
        return List.copyOf(told);
    }

    public List<Failure> failures() {
        return List.copyOf(failures);
    }

    /**
     * Whether one more protected task would keep a rollout from ending: one goes on, and as many tasks as the service
     * wants are protected already.
     */
    public static boolean blocksDeployment(Tx tx, Task task) {
        if (task.isProtected(tx.now())) {
            return false;
        }
        ServiceId id = new ServiceId(
                task.id().scope(), task.id().cluster(), task.launch().service().orElseThrow());
        Optional<Service> service = tx.find(EcsTables.SERVICES, id.key());
        if (service.isEmpty() || Deployments.of(tx, id).count() < 2) {
            return false;
        }
        String group = EcsTables.groupKey(id.scope(), id.cluster(), id.group());
        long already = tx.by(EcsTables.TASKS_BY_GROUP, group).stream()
                .filter(each -> each.isWanted() && each.isProtected(tx.now()))
                .count();
        return already >= service.get().desiredCount();
    }
}
