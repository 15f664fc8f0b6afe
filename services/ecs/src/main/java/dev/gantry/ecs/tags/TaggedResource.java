package dev.gantry.ecs.tags;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.cluster.AutoScalingProvider;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.ecs.domain.service.DeploymentId;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.service.ServiceId;
import dev.gantry.ecs.domain.service.TaskSet;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskId;
import dev.gantry.ecs.domain.taskdefinition.TaskDefinitionRevision;
import dev.gantry.kernel.Tx;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ecs.ClusterNotFoundException;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.ResourceNotFoundException;
import dev.gantry.shapes.ecs.Tag;
import dev.gantry.value.Arn;
import dev.gantry.value.Scope;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row that carries tags, found by the ARN that the tagging operations name. */
public sealed interface TaggedResource {

    List<Tag> tags();

    void tag(Tx tx, List<Tag> tags);

    /** The resource with that ARN, or AWS' refusal. */
    static TaggedResource find(View view, Scope scope, @Nullable String reference) {
        Arn arn = Optional.ofNullable(reference)
                .flatMap(Arn::parse)
                .filter(parsed -> parsed.service().equals("ecs"))
                .orElseThrow(TaggedResource::invalid);
        String[] parts = arn.resource().split("/", -1);
        return switch (parts[0]) {
            case "cluster" -> cluster(view, here(arn, scope, "cluster"), parts);
            case "task" -> task(view, here(arn, scope, "task"), parts);
            case "task-definition" -> taskDefinition(view, here(arn, scope, "task definition"), parts);
            case "container-instance" -> instance(view, here(arn, scope, "container instance"), parts);
            case "capacity-provider" -> capacityProvider(view, here(arn, scope, "capacity provider"), parts);
            case "service" -> service(view, here(arn, scope, "service"), parts);
            case "task-set" -> taskSet(view, here(arn, scope, "task set"), parts);
            default -> throw invalid();
        };
    }

    private static Scope here(Arn arn, Scope scope, String kind) {
        if (arn.scope().equals(scope)) {
            return scope;
        }
        throw kind.equals("cluster") ? new ClusterNotFoundException("Cluster not found.") : notFound(kind);
    }

    private static TaggedResource cluster(View view, Scope scope, String[] parts) {
        check(parts.length == 2);
        Cluster cluster = view.find(EcsTables.CLUSTERS, Cluster.key(scope, parts[1]))
                .orElseThrow(() -> new ClusterNotFoundException("Cluster not found."));
        if (!cluster.isActive()) {
            throw new InvalidParameterException(
                    "The specified cluster is inactive. Specify an active cluster and try again.");
        }
        return new OfCluster(cluster);
    }

    private static TaggedResource capacityProvider(View view, Scope scope, String[] parts) {
        check(parts.length == 2);
        return view.find(EcsTables.CAPACITY_PROVIDERS, AutoScalingProvider.key(scope, parts[1]))
                .filter(AutoScalingProvider::active)
                .map(OfCapacityProvider::new)
                .orElseThrow(() -> notFound("capacity provider"));
    }

    private static TaggedResource task(View view, Scope scope, String[] parts) {
        checkLong(parts);
        return view.find(EcsTables.TASKS, new TaskId(scope, parts[1], parts[2]).key())
                .map(OfTask::new)
                .orElseThrow(() -> notFound("task"));
    }

    private static TaggedResource taskDefinition(View view, Scope scope, String[] parts) {
        check(parts.length == 2 && parts[1].matches("[A-Za-z0-9_-]{1,255}:[1-9]\\d{0,6}"));
        String[] named = parts[1].split(":", -1);
        return view.find(
                        EcsTables.TASK_DEFINITIONS,
                        TaskDefinitionRevision.key(scope, named[0], Integer.parseInt(named[1])))
                .map(OfTaskDefinition::new)
                .orElseThrow(() -> notFound("task definition"));
    }

    /** A host of the Fargate pool is nobody's container instance. */
    private static TaggedResource instance(View view, Scope scope, String[] parts) {
        checkLong(parts);
        ContainerInstance instance = view.find(EcsTables.INSTANCES, new InstanceId(scope, parts[1], parts[2]).key())
                .filter(found -> !found.pool())
                .orElseThrow(() -> notFound("container instance"));
        if (!instance.status().isRegistered()) {
            throw new InvalidParameterException("The specified container instance is inactive. Specify an active"
                    + " container instance and try again.");
        }
        return new OfInstance(instance);
    }

    private static TaggedResource service(View view, Scope scope, String[] parts) {
        if (parts.length == 2) {
            throw new InvalidParameterException("The new ARN and resource ID format must be enabled to add tags to the"
                    + " service. Opt in to the new format and try again.");
        }
        check(parts.length == 3);
        Service service = view.find(EcsTables.SERVICES, new ServiceId(scope, parts[1], parts[2]).key())
                .orElseThrow(() -> notFound("service"));
        if (!service.isActive()) {
            throw new InvalidParameterException(
                    "The specified service is inactive. Specify an active service and try again.");
        }
        return new OfService(service);
    }

    private static TaggedResource taskSet(View view, Scope scope, String[] parts) {
        check(parts.length == 5 && parts[3].equals("ecs-svc"));
        DeploymentId id = new DeploymentId(new ServiceId(scope, parts[1], parts[2]), parts[4]);
        return view.find(EcsTables.TASK_SETS, id.key()).map(OfTaskSet::new).orElseThrow(() -> notFound("task set"));
    }

    private static void checkLong(String[] parts) {
        if (parts.length == 2) {
            throw new InvalidParameterException("Long arn format must be used for tagging operations");
        }
        check(parts.length == 3);
    }

    private static void check(boolean valid) {
        if (!valid) {
            throw invalid();
        }
    }

    private static InvalidParameterException invalid() {
        return new InvalidParameterException("The specified ARN is invalid. Specify a valid ARN and try again.");
    }

    private static ResourceNotFoundException notFound(String kind) {
        return new ResourceNotFoundException("The specified " + kind + " was not found.");
    }

    /** An ACTIVE cluster. */
    record OfCluster(Cluster cluster) implements TaggedResource {

        @Override
        public List<Tag> tags() {
            return cluster.tags();
        }

        @Override
        public void tag(Tx tx, List<Tag> tags) {
            tx.put(EcsTables.CLUSTERS, cluster.withTags(tags));
        }
    }

    /** A capacity provider over an Auto Scaling group. */
    record OfCapacityProvider(AutoScalingProvider provider) implements TaggedResource {

        @Override
        public List<Tag> tags() {
            return provider.tags();
        }

        @Override
        public void tag(Tx tx, List<Tag> tags) {
            tx.put(EcsTables.CAPACITY_PROVIDERS, provider.withTags(tags));
        }
    }

    /** A task, stopped or not. */
    record OfTask(Task task) implements TaggedResource {

        @Override
        public List<Tag> tags() {
            return task.tags();
        }

        @Override
        public void tag(Tx tx, List<Tag> tags) {
            tx.put(EcsTables.TASKS, task.withTags(tags));
        }
    }

    /** A revision of a task definition, ACTIVE or not. */
    record OfTaskDefinition(TaskDefinitionRevision revision) implements TaggedResource {

        @Override
        public List<Tag> tags() {
            return revision.tags();
        }

        @Override
        public void tag(Tx tx, List<Tag> tags) {
            tx.put(EcsTables.TASK_DEFINITIONS, revision.withTags(tags));
        }
    }

    /** An ACTIVE service. */
    record OfService(Service service) implements TaggedResource {

        @Override
        public List<Tag> tags() {
            return service.tags();
        }

        @Override
        public void tag(Tx tx, List<Tag> tags) {
            tx.put(EcsTables.SERVICES, service.with(draft -> draft.tags(tags)));
        }
    }

    /** A task set of an EXTERNAL service. */
    record OfTaskSet(TaskSet taskSet) implements TaggedResource {

        @Override
        public List<Tag> tags() {
            return taskSet.tags();
        }

        @Override
        public void tag(Tx tx, List<Tag> tags) {
            tx.put(EcsTables.TASK_SETS, taskSet.withTags(tags));
        }
    }

    /** A registered container instance. */
    record OfInstance(ContainerInstance instance) implements TaggedResource {

        @Override
        public List<Tag> tags() {
            return instance.tags();
        }

        @Override
        public void tag(Tx tx, List<Tag> tags) {
            tx.put(EcsTables.INSTANCES, instance.with(draft -> draft.tags(tags)));
        }
    }
}
