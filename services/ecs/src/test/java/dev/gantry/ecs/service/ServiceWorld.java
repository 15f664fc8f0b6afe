package dev.gantry.ecs.service;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.EcsTester;
import dev.gantry.ecs.Fleet;
import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.ContainerInstanceLifecycle;
import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.ecs.domain.instance.InstanceSignal;
import dev.gantry.ecs.domain.service.Deployment;
import dev.gantry.ecs.domain.service.DeploymentId;
import dev.gantry.ecs.domain.service.LaunchFailures;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.service.ServiceDeployment;
import dev.gantry.ecs.domain.service.ServiceDraft;
import dev.gantry.ecs.domain.service.ServiceEvent;
import dev.gantry.ecs.domain.service.ServiceRevision;
import dev.gantry.ecs.domain.service.ServiceSettings;
import dev.gantry.ecs.domain.service.ServiceStatus;
import dev.gantry.ecs.domain.service.TaskSet;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskStatus;
import dev.gantry.ecs.operations.SubmitTaskStateChange;
import dev.gantry.kernel.MemoryJournal;
import dev.gantry.kernel.time.VirtualTimeline;
import dev.gantry.shapes.ecs.Attribute;
import dev.gantry.shapes.ecs.ContainerStateChange;
import dev.gantry.shapes.ecs.DeploymentCircuitBreaker;
import dev.gantry.shapes.ecs.DeploymentConfiguration;
import dev.gantry.shapes.ecs.PlacementConstraint;
import dev.gantry.shapes.ecs.Scale;
import dev.gantry.shapes.ecs.SubmitTaskStateChangeRequest;
import dev.gantry.value.Arn;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Cluster prod with the service web, and agents that do what they are told when a test says so. */
final class ServiceWorld {

    private final MemoryJournal.Storage storage;
    private final VirtualTimeline time;
    private final int life;
    final EcsTester ecs;
    final Fleet fleet;

    private ServiceWorld(MemoryJournal.Storage storage, VirtualTimeline time, int life) {
        this.storage = storage;
        this.time = time;
        this.life = life;
        this.ecs = EcsTester.start(storage, time, life);
        this.fleet = new Fleet(ecs);
    }

    ServiceWorld() {
        this(new MemoryJournal.Storage(), new VirtualTimeline(EcsTester.START), 1);
        fleet.cluster("prod");
        fleet.definition("web");
        fleet.definition("web");
        fleet.definition("web");
    }

    /** The same with a new server: the old one is gone without a word. */
    ServiceWorld restarted() {
        ecs.stop();
        ServiceWorld next = new ServiceWorld(storage, time, life + 1);
        next.settle();
        return next;
    }

    /** An instance with room for 64 tasks, its agent connected. */
    String instance(Attribute... attributes) {
        String arn = fleet.instance("prod", attributes);
        signal(arn, new InstanceSignal.AgentConnected());
        return arn;
    }

    void signal(String instanceArn, InstanceSignal signal) {
        String[] parts = Arn.parse(instanceArn).orElseThrow().resource().split("/");
        InstanceId id = new InstanceId(ecs.scope(), parts[1], parts[2]);
        ecs.write(tx -> {
            ContainerInstance instance = tx.find(EcsTables.INSTANCES, id.key()).orElseThrow();
            tx.put(EcsTables.INSTANCES, ContainerInstanceLifecycle.next(instance, signal));
        });
        settle();
    }

    void settle() {
        ecs.time().settle();
    }

    void advance(Duration duration) {
        ecs.advance(duration);
        settle();
    }

    void seconds(int count) {
        advance(Duration.ofSeconds(count));
    }

    /** The service with so many tasks, minimum 100 % and maximum 200 %. */
    void service(int desiredCount) {
        service(desiredCount, 100, 200);
    }

    void service(int desiredCount, int minimumHealthyPercent, int maximumPercent) {
        create(
                desiredCount,
                configuration(minimumHealthyPercent, maximumPercent).build());
    }

    static DeploymentConfiguration.Builder configuration(int minimumHealthyPercent, int maximumPercent) {
        return DeploymentConfiguration.builder()
                .minimumHealthyPercent(minimumHealthyPercent)
                .maximumPercent(maximumPercent);
    }

    void withBreaker(int desiredCount, boolean rollback) {
        create(
                desiredCount,
                configuration(100, 200)
                        .deploymentCircuitBreaker(new DeploymentCircuitBreaker(true, rollback))
                        .build());
    }

    private void create(int desiredCount, DeploymentConfiguration configuration) {
        create("REPLICA", "ECS", desiredCount, configuration);
        ecs.write(tx -> Deployments.begin(tx, service(), ServiceRows.running(1)));
        settle();
    }

    /** A first deployment of two tasks. */
    void create(DeploymentConfiguration configuration) {
        create(2, configuration);
    }

    /** Later deployments go this way. */
    void configure(DeploymentConfiguration configuration) {
        ServiceSettings usual = service().settings();
        change(draft -> draft.settings(new ServiceSettings(
                usual.schedulingStrategy(),
                usual.deploymentController(),
                configuration,
                usual.placementConstraints(),
                usual.placementStrategy(),
                usual.healthCheckGracePeriodSeconds(),
                usual.availabilityZoneRebalancing(),
                usual.enableECSManagedTags(),
                usual.propagateTags(),
                usual.enableExecuteCommand(),
                usual.roleArn())));
    }

    void daemon(int minimumHealthyPercent) {
        create("DAEMON", "ECS", 0, configuration(minimumHealthyPercent, 100).build());
        ecs.write(tx -> Deployments.begin(tx, service(), ServiceRows.running(1)));
        settle();
    }

    void external(int desiredCount) {
        create("REPLICA", "EXTERNAL", desiredCount, configuration(100, 200).build());
    }

    /** A task set of that revision and percentage. */
    DeploymentId taskSet(int revision, double percent) {
        DeploymentId id = ecs.engine().submit(tx -> {
            ServiceRevision made = Deployments.revision(tx, ServiceRows.WEB, ServiceRows.running(revision), Set.of());
            DeploymentId name = new DeploymentId(ServiceRows.WEB, made.number());
            tx.put(
                    EcsTables.TASK_SETS,
                    new TaskSet(
                            name,
                            "ACTIVE",
                            made.number(),
                            new Scale(percent, "PERCENT"),
                            Optional.empty(),
                            "STABILIZING",
                            tx.now(),
                            LaunchFailures.NONE,
                            tx.now(),
                            tx.now(),
                            List.of()));
            return name;
        });
        settle();
        return id;
    }

    private void create(String strategy, String controller, int desiredCount, DeploymentConfiguration configuration) {
        Service row = ServiceRows.replica();
        ServiceSettings usual = row.settings();
        ServiceSettings settings = new ServiceSettings(
                strategy,
                controller,
                configuration,
                usual.placementConstraints(),
                usual.placementStrategy(),
                usual.healthCheckGracePeriodSeconds(),
                usual.availabilityZoneRebalancing(),
                usual.enableECSManagedTags(),
                usual.propagateTags(),
                usual.enableExecuteCommand(),
                usual.roleArn());
        ecs.write(tx -> tx.put(
                EcsTables.SERVICES, row.with(draft -> draft.settings(settings).desiredCount(desiredCount))));
    }

    static ServiceSettings constrained(ServiceSettings usual, PlacementConstraint constraint) {
        return new ServiceSettings(
                usual.schedulingStrategy(),
                usual.deploymentController(),
                usual.deployment(),
                List.of(constraint),
                usual.placementStrategy(),
                usual.healthCheckGracePeriodSeconds(),
                usual.availabilityZoneRebalancing(),
                usual.enableECSManagedTags(),
                usual.propagateTags(),
                usual.enableExecuteCommand(),
                usual.roleArn());
    }

    void deploy(int revision) {
        ecs.write(tx -> Deployments.begin(tx, service(), ServiceRows.running(revision)));
        settle();
    }

    void change(Consumer<ServiceDraft> change) {
        ecs.write(tx -> tx.put(EcsTables.SERVICES, service().with(change)));
        settle();
    }

    void delete() {
        change(draft -> draft.status(ServiceStatus.DRAINING).desiredCount(0));
    }

    /** Another service with its name and settings, once it is INACTIVE. */
    void namesake(int revision) {
        Service gone = service();
        ecs.write(tx -> {
            Service fresh = new Service(
                    gone.id(),
                    ServiceStatus.ACTIVE,
                    gone.settings(),
                    1,
                    Optional.empty(),
                    tx.now(),
                    gone.createdBy(),
                    List.of(),
                    Optional.empty(),
                    false,
                    Optional.empty());
            Deployments.begin(tx, fresh, ServiceRows.running(revision));
        });
        settle();
    }

    /** Nobody but StopTask stops the task for so long. */
    void protect(Task task, Duration duration) {
        ecs.write(tx -> tx.put(
                EcsTables.TASKS,
                tx.find(EcsTables.TASKS, task.key())
                        .orElseThrow()
                        .protectedUntil(tx.now().plus(duration))));
        settle();
    }

    Service service() {
        return ecs.view().find(EcsTables.SERVICES, ServiceRows.WEB.key()).orElseThrow();
    }

    List<Deployment> deployments() {
        return Deployments.of(ecs.view(), ServiceRows.WEB).stream()
                .sorted(Comparator.comparing(Deployment::status))
                .toList();
    }

    Deployment primary() {
        return deployments().getFirst();
    }

    ServiceDeployment newestServiceDeployment() {
        return ecs.view().all(EcsTables.SERVICE_DEPLOYMENTS).stream()
                .max(Comparator.comparing(each -> each.times().created()))
                .orElseThrow();
    }

    /** Newest first. */
    List<String> events() {
        return ServiceEvents.of(ecs.view(), ServiceRows.WEB)
                .map(ServiceEvent::message)
                .toList();
    }

    List<Task> tasks(Predicate<Task> kind) {
        return ecs.view().all(EcsTables.TASKS).stream()
                .filter(kind)
                .sorted(Comparator.comparing(Task::key))
                .toList();
    }

    List<Task> wanted() {
        return tasks(Task::isWanted);
    }

    int wanted(int revision) {
        return tasks(task -> task.isWanted() && task.launch().revision() == revision)
                .size();
    }

    int running() {
        return tasks(task -> task.lastStatus() == TaskStatus.RUNNING).size();
    }

    /** Every agent does what is wanted of its tasks, and says so. */
    void obey() {
        obey(_ -> true);
    }

    private void obey(Predicate<Task> kind) {
        for (Task task : tasks(kind.and(task -> !task.isStopped()))) {
            if (task.isWanted() && task.lastStatus().isBefore(TaskStatus.RUNNING)) {
                report(task, "RUNNING");
            } else if (!task.isWanted()) {
                report(task, "STOPPED");
            }
        }
        settle();
    }

    /** Until nothing moves for a while. */
    void play() {
        for (int i = 0; i < 40; i++) {
            obey();
            seconds(3);
        }
    }

    /** No task of the revision comes up while the others do as they are told. */
    void playWithBroken(int revision, int steps) {
        for (int i = 0; i < steps; i++) {
            tasks(task -> task.isWanted() && task.launch().revision() == revision)
                    .forEach(task -> fail(task, "CannotPullContainerError: no such image"));
            obey(task -> !task.isWanted() || task.launch().revision() != revision);
            seconds(3);
        }
    }

    void fail(Task task, String reason) {
        ecs.run(
                new SubmitTaskStateChange(),
                SubmitTaskStateChangeRequest.builder()
                        .cluster("prod")
                        .task(task.arn())
                        .status("STOPPED")
                        .reason(reason)
                        .build());
        settle();
    }

    void report(Task task, String status) {
        ContainerStateChange container = ContainerStateChange.builder()
                .containerName("app")
                .status(status)
                .exitCode(status.equals("STOPPED") ? 0 : null)
                .build();
        ecs.run(
                new SubmitTaskStateChange(),
                SubmitTaskStateChangeRequest.builder()
                        .cluster("prod")
                        .task(task.arn())
                        .status(status)
                        .containers(List.of(container))
                        .build());
        settle();
    }
}
