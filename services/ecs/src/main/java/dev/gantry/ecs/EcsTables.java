package dev.gantry.ecs;

import dev.gantry.ecs.domain.cluster.AccountSetting;
import dev.gantry.ecs.domain.cluster.AutoScalingProvider;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.instance.AgentSequence;
import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.InstanceReservation;
import dev.gantry.ecs.domain.instance.InstanceStatus;
import dev.gantry.ecs.domain.placement.fleet.Fleet;
import dev.gantry.ecs.domain.service.Deployment;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.service.ServiceDeployment;
import dev.gantry.ecs.domain.service.ServiceEvent;
import dev.gantry.ecs.domain.service.ServiceId;
import dev.gantry.ecs.domain.service.ServiceRevision;
import dev.gantry.ecs.domain.service.ServiceStatus;
import dev.gantry.ecs.domain.service.TaskSet;
import dev.gantry.ecs.domain.task.DesiredStatus;
import dev.gantry.ecs.domain.task.IdempotencyToken;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskStatus;
import dev.gantry.ecs.domain.taskdefinition.TaskDefinitionFamily;
import dev.gantry.ecs.domain.taskdefinition.TaskDefinitionRevision;
import dev.gantry.ecs.domain.taskdefinition.TaskDefinitionStatus;
import dev.gantry.kernel.Derived;
import dev.gantry.kernel.Index;
import dev.gantry.kernel.Table;
import dev.gantry.value.Scope;
import java.util.List;
import java.util.Optional;

/** The tables of ECS, and what their rows are found by. */
public final class EcsTables {

    public static final Table<Cluster> CLUSTERS = Table.of("ecs.clusters", Cluster.class);

    public static final Table<TaskDefinitionFamily> FAMILIES =
            Table.of("ecs.task-definition-families", TaskDefinitionFamily.class);

    public static final Table<TaskDefinitionRevision> TASK_DEFINITIONS =
            Table.of("ecs.task-definitions", TaskDefinitionRevision.class);

    /** By family and status, in the order of revisions: the last ACTIVE one is what a family's name alone means. */
    public static final Index<TaskDefinitionRevision> REVISIONS = TASK_DEFINITIONS.indexBy(
            "by-status", revision -> revisionsKey(revision.scope(), revision.family(), revision.status()));

    public static final Table<ContainerInstance> INSTANCES =
            Table.of("ecs.container-instances", ContainerInstance.class);

    /** ACTIVE and DRAINING ones by cluster. */
    public static final Index<ContainerInstance> REGISTERED_INSTANCES = INSTANCES.index(
            "registered", instance -> instance.status().isRegistered() ? List.of(clusterKey(instance)) : List.of());

    /** ACTIVE ones with a connected agent, by cluster: a placement looks nowhere else. */
    public static final Index<ContainerInstance> PLACEABLE_INSTANCES =
            INSTANCES.index("placeable", instance -> isPlaceable(instance) ? List.of(clusterKey(instance)) : List.of());

    /** DRAINING ones by cluster. */
    public static final Index<ContainerInstance> DRAINING_INSTANCES = INSTANCES.index(
            "draining",
            instance -> instance.status() == InstanceStatus.DRAINING ? List.of(clusterKey(instance)) : List.of());

    public static final Table<InstanceReservation> RESERVATIONS =
            Table.of("ecs.instance-reservations", InstanceReservation.class);

    public static final Table<AgentSequence> SEQUENCES = Table.of("ecs.agent-sequences", AgentSequence.class);

    public static final Table<Task> TASKS = Table.of("ecs.tasks", Task.class);

    /** By container instance or Fargate host, until they are STOPPED. */
    public static final Index<Task> TASKS_BY_HOST = TASKS.index(
            "by-host",
            task -> task.place()
                    .host()
                    .filter(host -> !task.isStopped())
                    .map(host -> List.of(hostKey(task.id().scope(), host)))
                    .orElse(List.of()));

    /** By the id of each attachment, until they are STOPPED: how agents name them. */
    public static final Index<Task> TASKS_BY_ATTACHMENT = TASKS.index(
            "by-attachment",
            task -> task.isStopped()
                    ? List.of()
                    : task.attachments().stream()
                            .map(attachment -> attachmentKey(task.id().scope(), attachment.id()))
                            .toList());

    /** By cluster and desiredStatus. */
    public static final Index<Task> TASKS_BY_CLUSTER = TASKS.indexBy(
            "by-cluster", task -> clusterKey(task.id().scope(), task.id().cluster()) + "/" + task.desiredStatus());

    /** By cluster, launch type and lastStatus, until they are STOPPED: what a cluster's counts are read from. */
    public static final Index<Task> LIVE_TASKS = TASKS.index(
            "live",
            task -> task.isStopped()
                    ? List.of()
                    : List.of(liveKey(
                            clusterKey(task.id().scope(), task.id().cluster()),
                            task.launch().origin().launchType(),
                            task.lastStatus())));

    /** By the revision that they run, until they are STOPPED: what keeps a deleted revision from going. */
    public static final Index<Task> TASKS_BY_REVISION = TASKS.index(
            "by-revision",
            task -> task.isStopped()
                    ? List.of()
                    : List.of(TaskDefinitionRevision.key(
                            task.id().scope(),
                            task.launch().family(),
                            task.launch().revision())));

    /** By cluster and the capacity provider that a strategy chose, until they are STOPPED. */
    public static final Index<Task> TASKS_BY_PROVIDER = TASKS.indexSome(
            "by-provider",
            task -> task.launch()
                    .origin()
                    .capacityProvider()
                    .filter(provider -> !task.isStopped())
                    .map(provider -> providerKey(task.id().scope(), task.id().cluster(), provider)));

    /** By cluster and group, until they are STOPPED: families and services are groups. */
    public static final Index<Task> TASKS_BY_GROUP = TASKS.index(
            "by-group",
            task -> task.isStopped()
                    ? List.of()
                    : List.of(groupKey(
                            task.id().scope(),
                            task.id().cluster(),
                            task.launch().group())));

    /**
     * By deployment or task set and {@link TaskStage}, until they are STOPPED; UNCHECKED ones also by the second in which
     * they became RUNNING. What services count: no turn looks at all tasks.
     */
    public static final Index<Task> SERVICE_TASKS = TASKS.index("of-service", ServiceTaskKeys::of);

    /** What placements choose from: every container instance with what it has left and whose tasks it holds. */
    public static final Derived<Fleet> FLEET = FleetRows.of(new FleetRows.Tables(INSTANCES, RESERVATIONS, TASKS));

    public static final Table<IdempotencyToken> TOKENS = Table.of("ecs.tokens", IdempotencyToken.class);

    /** Those over Auto Scaling groups. */
    public static final Table<AutoScalingProvider> CAPACITY_PROVIDERS =
            Table.of("ecs.capacity-providers", AutoScalingProvider.class);

    public static final Table<AccountSetting> ACCOUNT_SETTINGS = Table.of("ecs.account-settings", AccountSetting.class);

    /** Deregistered container instances, while they are still describable. */
    public static final Table<Departure> DEPARTURES = Table.of("ecs.departures", Departure.class);

    public static final Table<Service> SERVICES = Table.of("ecs.services", Service.class);

    /** By cluster, until they are INACTIVE. */
    public static final Index<Service> SERVICES_BY_CLUSTER = SERVICES.index(
            "by-cluster",
            service -> service.status() == ServiceStatus.INACTIVE ? List.of() : List.of(clusterKey(service.id())));

    /** Those with a task that found no room, by cluster and for the Fargate pool: new room in either wakes them. */
    public static final Index<Service> WAITING_SERVICES = SERVICES.index(
            "waiting",
            service -> service.waiting().isPresent()
                    ? List.of(clusterKey(service.id()), clusterKey(service.id().scope(), TaskLedger.FARGATE_POOL))
                    : List.of());

    /** DAEMON services by cluster, until they are INACTIVE: every instance that comes or goes wakes them. */
    public static final Index<Service> DAEMON_SERVICES = SERVICES.index(
            "daemons",
            service -> service.settings().isDaemon() && service.status() != ServiceStatus.INACTIVE
                    ? List.of(clusterKey(service.id()))
                    : List.of());

    /** The deployments of each service that still count: keys begin with the service's. */
    public static final Table<Deployment> DEPLOYMENTS = Table.of("ecs.deployments", Deployment.class);

    /** Keys begin with the service's. */
    public static final Table<ServiceRevision> SERVICE_REVISIONS =
            Table.of("ecs.service-revisions", ServiceRevision.class);

    /** By the ARN of the task definition that they run. */
    public static final Index<ServiceRevision> SERVICE_REVISIONS_BY_DEFINITION = SERVICE_REVISIONS.indexSome(
            "by-definition", revision -> Optional.ofNullable(revision.facts().taskDefinition()));

    /** Keys begin with the service's. */
    public static final Table<ServiceDeployment> SERVICE_DEPLOYMENTS =
            Table.of("ecs.service-deployments", ServiceDeployment.class);

    /** Those that are not over, by service: at most one each. */
    public static final Index<ServiceDeployment> ONGOING_SERVICE_DEPLOYMENTS = SERVICE_DEPLOYMENTS.index(
            "ongoing",
            deployment -> deployment.isOver()
                    ? List.of()
                    : List.of(deployment.service().key()));

    /** The last 100 of each service: keys begin with the service's and ascend with time. */
    public static final Table<ServiceEvent> SERVICE_EVENTS = Table.of("ecs.service-events", ServiceEvent.class);

    /** Keys begin with the service's. */
    public static final Table<TaskSet> TASK_SETS = Table.of("ecs.task-sets", TaskSet.class);

    private EcsTables() {}

    private static boolean isPlaceable(ContainerInstance instance) {
        return instance.status() == InstanceStatus.ACTIVE && instance.agentConnected();
    }

    private static String clusterKey(ContainerInstance instance) {
        return clusterKey(instance.id().scope(), instance.id().cluster());
    }

    private static String clusterKey(ServiceId id) {
        return clusterKey(id.scope(), id.cluster());
    }

    public static String clusterKey(Scope scope, String cluster) {
        return scope.prefix() + cluster;
    }

    public static String clusterKey(Scope scope, String cluster, DesiredStatus desired) {
        return clusterKey(scope, cluster) + "/" + desired;
    }

    public static String revisionsKey(Scope scope, String family, TaskDefinitionStatus status) {
        return TaskDefinitionFamily.key(scope, family) + "/" + status;
    }

    /** The cluster's key is {@link #clusterKey(Scope, String)}. */
    public static String liveKey(String clusterKey, String launchType, TaskStatus lastStatus) {
        return clusterKey + "/" + launchType + "/" + lastStatus;
    }

    public static String providerKey(Scope scope, String cluster, String capacityProvider) {
        return clusterKey(scope, cluster) + "/" + capacityProvider;
    }

    public static String hostKey(Scope scope, String host) {
        return scope.prefix() + host;
    }

    public static String attachmentKey(Scope scope, String attachment) {
        return scope.prefix() + attachment;
    }

    public static String groupKey(Scope scope, String cluster, String group) {
        return clusterKey(scope, cluster) + "/" + group;
    }
}
