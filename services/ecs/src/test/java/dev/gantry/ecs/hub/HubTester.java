package dev.gantry.ecs.hub;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.EcsTester;
import dev.gantry.ecs.Fleet;
import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskId;
import dev.gantry.ecs.network.ServiceRole;
import dev.gantry.ecs.network.Subnets;
import dev.gantry.ecs.operations.RegisterTaskDefinition;
import dev.gantry.ecs.operations.RunTask;
import dev.gantry.ecs.operations.StopTask;
import dev.gantry.ecs.operations.SubmitTaskStateChange;
import dev.gantry.kernel.MemoryJournal;
import dev.gantry.shapes.Shape;
import dev.gantry.shapes.Structure;
import dev.gantry.shapes.acs.IAMRoleCredentials;
import dev.gantry.shapes.acs.PayloadMessage;
import dev.gantry.shapes.ecs.Attribute;
import dev.gantry.shapes.ecs.ContainerDefinition;
import dev.gantry.shapes.ecs.LogConfiguration;
import dev.gantry.shapes.ecs.RegisterTaskDefinitionRequest;
import dev.gantry.shapes.ecs.RunTaskRequest;
import dev.gantry.shapes.ecs.StopTaskRequest;
import dev.gantry.shapes.ecs.SubmitTaskStateChangeRequest;
import dev.gantry.value.ServiceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** ECS with an agent hub on virtual time; agents are links in the same process. */
final class HubTester {

    /** A role that nobody can assume. */
    static final String NO_ROLE = "arn:aws:iam::123456789012:role/none";

    final MemoryJournal.Storage storage;
    final EcsTester ecs;
    final Fleet fleet;
    final AgentHub hub;
    final List<Object> metrics = new ArrayList<>();
    private final long generation;
    private int issued;

    private HubTester(MemoryJournal.Storage storage, EcsTester ecs, long generation) {
        this.generation = generation;
        this.storage = storage;
        this.ecs = ecs;
        this.fleet = new Fleet(ecs);
        Subnets subnets = new Subnets(new ServiceRole(() -> {
            throw new IllegalStateException("No test here has subnets.");
        }));
        AgentHub.Effects effects =
                new AgentHub.Effects(this::credentials, subnets, (_, published) -> metrics.add(published));
        this.hub = new AgentHub(
                        ecs.engine(), new Frames(), effects, work -> ecs.time().fork("hub", work))
                .start();
    }

    static HubTester start() {
        MemoryJournal.Storage storage = new MemoryJournal.Storage();
        HubTester tester = new HubTester(storage, EcsTester.start(storage), 1);
        tester.fleet.cluster("prod");
        tester.fleet.definition("web");
        return tester;
    }

    /** The server stops without a word to anybody, and another one starts on what it left. */
    HubTester restarted() {
        hub.close();
        ecs.stop();
        long next = generation + 1; // no id comes twice
        return new HubTester(storage, EcsTester.start(storage, ecs.time(), next), next);
    }

    private Optional<IAMRoleCredentials> credentials(TaskId task, String role) {
        return role.equals(NO_ROLE)
                ? Optional.empty()
                : Optional.of(IAMRoleCredentials.builder()
                        .credentialsId(task.id() + role)
                        .roleArn(role)
                        .accessKeyId("ASIA" + ++issued)
                        .build());
    }

    /** Frames here are the type alone, or broken ones. */
    private static final class Frames implements MessageCodec {

        @Override
        public String write(Structure message) {
            throw new IllegalStateException("Links here take records.");
        }

        @Override
        public Optional<Structure> read(String frame, Function<String, Optional<Shape<?>>> shapeOfType) {
            if (frame.startsWith("{")) {
                throw new ServiceException("SerializationException", 400, "The frame is no agent message.");
            }
            return shapeOfType.apply(frame).map(shape -> (Structure) shape.create(new Object[16]));
        }
    }

    String instance() {
        return fleet.instance(
                "prod",
                Stream.of(
                                "com.amazonaws.ecs.capability.task-iam-role",
                                "com.amazonaws.ecs.capability.logging-driver.awslogs",
                                "com.amazonaws.ecs.capability.docker-remote-api.1.18",
                                "com.amazonaws.ecs.capability.docker-remote-api.1.19",
                                "com.amazonaws.ecs.capability.docker-remote-api.1.29",
                                "ecs.capability.container-health-check")
                        .map(name -> Fleet.attribute(name, ""))
                        .toArray(Attribute[]::new));
    }

    InstanceId id(String instanceArn) {
        return new InstanceId(ecs.scope(), "prod", instanceArn.substring(instanceArn.lastIndexOf('/') + 1));
    }

    AgentLink connect(String instanceArn) {
        return connect(instanceArn, false);
    }

    AgentLink connect(String instanceArn, boolean sendCredentials) {
        AgentParameters agent = AgentParameters.of(Map.of(
                "clusterArn",
                "prod",
                "containerInstanceArn",
                instanceArn,
                "agentVersion",
                "1.105.1",
                "dockerVersion",
                "DockerVersion: 20.10.24",
                "sendCredentials",
                String.valueOf(sendCredentials)));
        AgentLink link = new AgentLink();
        link.opened(hub.connectAcs(id(instanceArn), agent, link));
        settle();
        return link;
    }

    void settle() {
        ecs.time().settle();
    }

    void advance(Duration duration) {
        ecs.advance(duration);
    }

    /** A definition with a task role and an execution role. */
    void definitionWithRoles(String family, String taskRole) {
        ecs.run(
                new RegisterTaskDefinition(),
                RegisterTaskDefinitionRequest.builder()
                        .family(family)
                        .taskRoleArn(taskRole)
                        .executionRoleArn("arn:aws:iam::123456789012:role/execution")
                        .containerDefinitions(List.of(ContainerDefinition.builder()
                                .name("app")
                                .image("busybox")
                                .memory(64)
                                .build()))
                        .build());
    }

    /** A definition whose container writes to CloudWatch Logs. */
    void definitionWithLogs(String family) {
        LogConfiguration logs = LogConfiguration.builder()
                .logDriver("awslogs")
                .options(Map.of("awslogs-group", "g", "awslogs-region", "us-east-1", "awslogs-stream-prefix", "p"))
                .build();
        ContainerDefinition app = ContainerDefinition.builder()
                .name("app")
                .image("busybox")
                .memory(64)
                .logConfiguration(logs)
                .build();
        ecs.run(
                new RegisterTaskDefinition(),
                RegisterTaskDefinitionRequest.builder()
                        .family(family)
                        .containerDefinitions(List.of(app))
                        .build());
    }

    String run(String family) {
        String arn = ecs.run(
                        new RunTask(),
                        RunTaskRequest.builder()
                                .cluster("prod")
                                .taskDefinition(family)
                                .build())
                .tasksOrEmpty()
                .getFirst()
                .taskArn();
        settle();
        return String.valueOf(arn);
    }

    void stop(String task) {
        ecs.run(new StopTask(), new StopTaskRequest("prod", task, null));
        settle();
    }

    void report(String task, String status) {
        ecs.run(
                new SubmitTaskStateChange(),
                SubmitTaskStateChangeRequest.builder()
                        .cluster("prod")
                        .task(task)
                        .status(status)
                        .build());
        settle();
    }

    Task task(String arn) {
        return ecs.view().all(EcsTables.TASKS).stream()
                .filter(task -> task.arn().equals(arn))
                .findFirst()
                .orElseThrow();
    }

    ContainerInstance row(String instanceArn) {
        return ecs.view().find(EcsTables.INSTANCES, id(instanceArn).key()).orElseThrow();
    }

    /** What the payloads say, as in {@code RUNNING arn}. */
    static List<String> orders(AgentLink link) {
        return link.all(PayloadMessage.class).stream()
                .flatMap(payload -> payload.tasksOrEmpty().stream())
                .map(task -> task.desiredStatus() + " " + task.arn())
                .toList();
    }
}
