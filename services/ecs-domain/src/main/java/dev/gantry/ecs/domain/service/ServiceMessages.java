package dev.gantry.ecs.domain.service;

import dev.gantry.ecs.domain.placement.Placement.Refusal;
import dev.gantry.ecs.domain.placement.PlacementReason;
import dev.gantry.ecs.domain.task.Task;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The texts of service events, as AWS writes them. Source: service event messages in the ECS guide. */
public final class ServiceMessages {

    private static final String TROUBLESHOOTING =
            " For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.";

    private ServiceMessages() {}

    private static String service(ServiceId service) {
        return "(service " + service.name() + ") ";
    }

    private static String list(List<Task> tasks) {
        return tasks.stream().map(task -> "(task " + task.id().id() + ")").collect(Collectors.joining(" "));
    }

    public static String started(ServiceId service, List<Task> tasks) {
        return service(service) + "has started " + tasks.size() + " tasks: " + list(tasks) + ".";
    }

    public static String stopped(ServiceId service, List<Task> tasks) {
        return service(service) + "has stopped " + tasks.size() + " running tasks: " + list(tasks) + ".";
    }

    public static String completed(DeploymentId deployment) {
        return service(deployment.service()) + "(deployment " + deployment.startedBy() + ") deployment completed.";
    }

    public static String failedToStart(DeploymentId deployment) {
        return service(deployment.service()) + "(deployment " + deployment.startedBy()
                + ") deployment failed: tasks failed to start.";
    }

    /** A deployment with lifecycle stages failed at one of them. */
    public static String failed(DeploymentId deployment, String reason) {
        return service(deployment.service()) + "(deployment " + deployment.startedBy() + ") deployment failed: "
                + reason;
    }

    /** Nobody shifts the traffic of the deployment; gantry's own words. */
    public static String unshifted(DeploymentId deployment, String reason) {
        return service(deployment.service()) + "(deployment " + deployment.startedBy() + ") " + reason;
    }

    public static String alarmDetected(DeploymentId deployment) {
        return service(deployment.service()) + "(deployment " + deployment.startedBy()
                + ") deployment failed: alarm detected.";
    }

    public static String rollingBack(DeploymentId to) {
        return service(to.service()) + "rolling back to deployment " + to.startedBy() + ".";
    }

    public static String steady(ServiceId service) {
        return service(service) + "has reached a steady state.";
    }

    public static String noInstances(ServiceId service) {
        return unplaced(service) + " Reason: No Container Instances were found in your cluster." + TROUBLESHOOTING;
    }

    public static String noInstancesOfProvider(ServiceId service) {
        return service(service) + "was unable to reach steady state. Reason: No Container Instances were found in your"
                + " capacity provider.";
    }

    /** The instance that came closest, and what it lacks. */
    public static String closest(ServiceId service, Refusal closest) {
        return unplaced(service) + " The closest matching (container-instance "
                + closest.instance().id() + ") " + lack(closest) + TROUBLESHOOTING;
    }

    /** Not AWS' own: how many instances refused the task, and for which reasons. */
    public static String reasons(ServiceId service, Map<PlacementReason, Integer> reasons) {
        int all = reasons.values().stream().mapToInt(Integer::intValue).sum();
        String each = reasons.entrySet().stream()
                .sorted(Map.Entry.<PlacementReason, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> entry.getValue() + " × " + entry.getKey().text())
                .collect(Collectors.joining(", "));
        return service(service) + "was unable to place a task on any container instance, of " + all + ": " + each + ".";
    }

    private static String unplaced(ServiceId service) {
        return service(service) + "was unable to place a task because no container instance met all of its"
                + " requirements.";
    }

    private static String lack(Refusal closest) {
        return switch (closest.reason()) {
            case CPU -> "has insufficient CPU units available.";
            case MEMORY -> "has insufficient memory available.";
            case PORTS, PORTS_UDP -> "is already using a port required by your task.";
            case INACTIVE, AGENT, ATTRIBUTE, LOCATION, GPU, ENI, MEMBER_OF, DISTINCT_INSTANCE ->
                "encountered error \"" + closest.reason().text() + "\".";
        };
    }

    /** As in {@code Capacity is unavailable at this time. …}: Fargate shows no instance. */
    public static String unplaced(ServiceId service, String reason) {
        return service(service) + "was unable to place a task. Reason: " + reason + ".";
    }

    public static String impaired(ServiceId service) {
        return service(service) + "is unable to consistently start tasks successfully." + TROUBLESHOOTING;
    }

    public static String blocked(ServiceId service) {
        return service(service) + "was unable to stop or start tasks during a deployment because of the service"
                + " deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.";
    }

    public static String tooManyProtected(DeploymentId taskSet) {
        return service(taskSet.service()) + "was unable to reach steady state because task set ("
                + taskSet.startedBy() + ") was unable to scale in. Reason: The number of protected tasks are more than"
                + " the desired count of tasks.";
    }

    public static String failedHealthChecks(ServiceId service, Task task) {
        return service(service) + "(task " + task.id().id() + ") failed container health checks.";
    }

    /** Some tasks of a deployment found a place, the rest did not. */
    public static String notAll(DeploymentId deployment, int missing, Optional<String> reason) {
        return service(deployment.service()) + "could not launch " + missing + " tasks for deployment "
                + deployment.startedBy() + reason.map(why -> ". Reason: " + why).orElse("") + ".";
    }

    /** What {@code rolloutStateReason} says. */
    public static String inProgress(DeploymentId deployment) {
        return "ECS deployment " + deployment.startedBy() + " in progress.";
    }

    public static String rolloutCompleted(DeploymentId deployment) {
        return "ECS deployment " + deployment.startedBy() + " completed.";
    }

    public static String circuitBroken() {
        return "ECS deployment circuit breaker: tasks failed to start.";
    }

    public static String circuitRollsBack(DeploymentId to) {
        return "ECS deployment circuit breaker: rolling back to deploymentId " + to.startedBy() + ".";
    }
}
