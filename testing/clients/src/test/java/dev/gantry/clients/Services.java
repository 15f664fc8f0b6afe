package dev.gantry.clients;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;
import software.amazon.awssdk.services.ecs.model.Task;

/** The services of the default cluster, watched through the SDK for Java. */
record Services(EcsClient ecs) {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    /** Registers a task definition of one container named main, on the bridge, and returns its ARN. */
    String define(String family, String command, Consumer<ContainerDefinition.Builder> more) {
        ContainerDefinition.Builder main = ContainerDefinition.builder()
                .name("main")
                .image(Docker.BUSYBOX)
                .memory(16)
                .stopTimeout(2)
                .command(command);
        more.accept(main);
        return ecs.registerTaskDefinition(request ->
                        request.family(family).networkMode(NetworkMode.BRIDGE).containerDefinitions(main.build()))
                .taskDefinition()
                .taskDefinitionArn();
    }

    /** One that runs until it is asked to end. */
    String defineSleeper(String family) {
        return define(family, "trap 'exit 0' TERM; busybox sleep 1000 & wait", _ -> {});
    }

    void create(String name, String taskDefinition, int tasks) {
        ecs.createService(request ->
                request.serviceName(name).taskDefinition(taskDefinition).desiredCount(tasks));
    }

    void update(String name, String taskDefinition) {
        ecs.updateService(request -> request.service(name).taskDefinition(taskDefinition));
    }

    void scale(String name, int tasks) {
        ecs.updateService(request -> request.service(name).desiredCount(tasks));
    }

    Service describe(String name) {
        return ecs.describeServices(request -> request.services(name))
                .services()
                .getFirst();
    }

    /** Everything that runs is of this task definition, and as many as are wanted. */
    Service awaitRolledOut(String name, String taskDefinition) {
        return await(
                name + " runs " + taskDefinition,
                name,
                now -> now.taskDefinition().equals(taskDefinition) && isSteady(now));
    }

    Service awaitSteady(String name) {
        return await(name + " is steady", name, Services::isSteady);
    }

    /** Looks at the service until this holds. */
    Service await(String what, String name, java.util.function.Predicate<Service> condition) {
        return Eventually.found(what, LIMIT, () -> Optional.of(describe(name)).filter(condition));
    }

    private static boolean isSteady(Service service) {
        return service.deployments().size() == 1
                && service.deployments().getFirst().rolloutState() == DeploymentRolloutState.COMPLETED
                && service.runningCount().equals(service.desiredCount())
                && service.pendingCount() == 0;
    }

    /** The ARNs of those that shall run. */
    List<String> tasks(String name) {
        return ecs.listTasks(request -> request.serviceName(name)).taskArns();
    }

    /** Those that were told to stop or have ended, with what became of them. */
    List<Task> stopped(String name) {
        List<String> arns = ecs.listTasks(request -> request.serviceName(name).desiredStatus(DesiredStatus.STOPPED))
                .taskArns();
        return describe(arns);
    }

    List<Task> describe(List<String> arns) {
        return arns.isEmpty()
                ? List.of()
                : ecs.describeTasks(request -> request.tasks(arns)).tasks();
    }

    List<String> events(String name) {
        return describe(name).events().stream().map(ServiceEvent::message).toList();
    }

    /** Deletes the service with all that runs, and waits until the host has taken its containers away. */
    void delete(String name) {
        List<String> last = tasks(name);
        ecs.deleteService(request -> request.service(name).force(true));
        Service _ = await(name + " is gone", name, now -> now.status().equals("INACTIVE"));
        last.forEach(Docker::awaitGone);
    }
}
