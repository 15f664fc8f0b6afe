package dev.gantry.ecs.domain.taskdefinition;

import dev.gantry.shapes.ecs.Attribute;
import dev.gantry.shapes.ecs.ContainerDefinition;
import dev.gantry.shapes.ecs.LinuxParameters;
import dev.gantry.shapes.ecs.LogConfiguration;
import dev.gantry.shapes.ecs.LogDriver;
import dev.gantry.shapes.ecs.NetworkMode;
import dev.gantry.shapes.ecs.RegisterTaskDefinitionRequest;
import dev.gantry.shapes.ecs.Volume;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What an instance's agent must be capable of to run a task definition: the attributes that it has to register. */
final class RequiredAttributes {

    private static final String CAPABILITY = "com.amazonaws.ecs.capability.";
    private static final String ECS = "ecs.capability.";
    private static final String DOCKER_API = CAPABILITY + "docker-remote-api.";

    private final RegisterTaskDefinitionRequest request;
    private final Set<String> names = new TreeSet<>();

    private RequiredAttributes(RegisterTaskDefinitionRequest request) {
        this.request = request;
    }

    /** Sorted by name. */
    static List<Attribute> of(RegisterTaskDefinitionRequest request) {
        RequiredAttributes required = new RequiredAttributes(request);
        required.task();
        request.containerDefinitionsOrEmpty().forEach(required::container);
        request.volumesOrEmpty().forEach(required::volume);
        return required.names.stream()
                .map(name -> Attribute.builder().name(name).build())
                .toList();
    }

    private void add(boolean needed, String name) {
        if (needed) {
            names.add(name);
        }
    }

    private void task() {
        boolean role = request.taskRoleArn() != null;
        boolean host = NetworkMode.HOST.equals(request.networkMode());
        boolean awsvpc = NetworkMode.AWSVPC.equals(request.networkMode());
        add(role && !host, CAPABILITY + "task-iam-role");
        add(role && host, CAPABILITY + "task-iam-role-network-host");
        add(awsvpc, ECS + "task-eni");
        add(awsvpc || role, DOCKER_API + "1.18");
        add(request.cpu() != null || request.memory() != null, ECS + "task-cpu-mem-limit");
        add(request.pidMode() != null || request.ipcMode() != null, ECS + "pid-ipc-namespace-sharing");
        add(request.ephemeralStorage() != null, ECS + "extensible-ephemeral-storage");
    }

    private void container(ContainerDefinition container) {
        boolean execution = request.executionRoleArn() != null;
        boolean ecr = EcrImage.parse(container.image()).isPresent();
        add(ecr, CAPABILITY + "ecr-auth");
        add(ecr && execution, ECS + "execution-role-ecr-pull");
        add(Boolean.TRUE.equals(container.privileged()), CAPABILITY + "privileged-container");
        add(!container.environmentFilesOrEmpty().isEmpty(), ECS + "env-files.s3");
        add(!container.dependsOnOrEmpty().isEmpty(), ECS + "container-ordering");
        add(container.healthCheck() != null, ECS + "container-health-check");
        add(container.healthCheck() != null, DOCKER_API + "1.29");
        add(container.memoryReservation() != null, DOCKER_API + "1.21");
        add(container.repositoryCredentials() != null, ECS + "private-registry-authentication.secretsmanager");
        add(!container.systemControlsOrEmpty().isEmpty(), DOCKER_API + "1.24");
        linux(container.linuxParameters());
        logging(container, execution);
        secrets(container);
    }

    private void linux(@Nullable LinuxParameters linux) {
        if (linux != null) {
            add(Boolean.TRUE.equals(linux.initProcessEnabled()), DOCKER_API + "1.25");
            add(linux.sharedMemorySize() != null || !linux.tmpfsOrEmpty().isEmpty(), DOCKER_API + "1.22");
        }
    }

    private void logging(ContainerDefinition container, boolean execution) {
        LogConfiguration log = container.logConfiguration();
        String driver = log == null ? "" : Objects.requireNonNullElse(log.logDriver(), "");
        add(!driver.isEmpty(), CAPABILITY + "logging-driver." + driver);
        add(!driver.isEmpty(), DOCKER_API + "1.18");
        add(driver.equals(LogDriver.AWSLOGS), DOCKER_API + "1.19");
        add(driver.equals(LogDriver.AWSLOGS) && execution, ECS + "execution-role-awslogs");
        if (container.firelensConfiguration() != null) {
            names.add(ECS + "firelens." + container.firelensConfiguration().type());
        }
    }

    private void secrets(ContainerDefinition container) {
        container
                .secretsOrEmpty()
                .forEach(secret -> names.add(ECS + "secrets." + (Secrets.isInSecretsManager(secret) ? "asm" : "ssm")
                        + ".environment-variables"));
        if (container.logConfiguration() != null) {
            container
                    .logConfiguration()
                    .secretOptionsOrEmpty()
                    .forEach(secret -> names.add(ECS + "secrets." + (Secrets.isInSecretsManager(secret) ? "asm" : "ssm")
                            + ".bootstrap.log-driver"));
        }
    }

    private void volume(Volume volume) {
        if (volume.dockerVolumeConfiguration() != null) {
            String driver = Objects.requireNonNullElse(
                    volume.dockerVolumeConfiguration().driver(), "local");
            names.add(ECS + "docker-plugin." + driver);
            names.add(DOCKER_API + "1.21");
        }
        if (volume.efsVolumeConfiguration() != null) {
            names.add(ECS + "efs");
            add(volume.efsVolumeConfiguration().authorizationConfig() != null, ECS + "efsAuth");
        }
    }
}
