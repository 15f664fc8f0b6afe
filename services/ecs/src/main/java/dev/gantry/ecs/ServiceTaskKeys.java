package dev.gantry.ecs;

import dev.gantry.ecs.domain.service.DeploymentId;
import dev.gantry.ecs.domain.service.TaskStage;
import dev.gantry.ecs.domain.task.Task;
import java.util.List;
import java.util.Optional;

/** What tasks of services are found by. */
public final class ServiceTaskKeys {

    private ServiceTaskKeys() {}

    static List<String> of(Task task) {
        Optional<TaskStage> stage = TaskStage.of(task);
        Optional<String> deployment = stage.isEmpty() ? Optional.empty() : deployment(task);
        if (deployment.isEmpty()) {
            return List.of();
        }
        String byStage = staged(deployment.get(), stage.orElseThrow());
        return stage.get() == TaskStage.UNCHECKED
                ? List.of(byStage, since(deployment.get(), task.times().started() / 1000))
                : List.of(byStage);
    }

    /** The key of the service that the task belongs to. */
    public static Optional<String> service(Task task) {
        return task.launch()
                .service()
                .map(name -> EcsTables.clusterKey(task.id().scope(), task.id().cluster()) + "/" + name);
    }

    /** The key of the deployment or task set that started the task. */
    public static Optional<String> deployment(Task task) {
        Optional<String> service = service(task);
        return service.isEmpty()
                ? Optional.empty()
                : task.launch()
                        .startedBy()
                        .filter(DeploymentId::isName)
                        .map(name -> service.get() + "/" + DeploymentId.number(name));
    }

    /** The deployment's key is {@link DeploymentId#key}. */
    public static String staged(String deployment, TaskStage stage) {
        return deployment + "/" + stage;
    }

    /** UNCHECKED tasks of the deployment that became RUNNING in this second of the epoch. */
    public static String since(String deployment, long second) {
        return deployment + "/" + second;
    }
}
