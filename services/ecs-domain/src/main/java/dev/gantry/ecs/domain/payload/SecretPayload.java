package dev.gantry.ecs.domain.payload;

import dev.gantry.ecs.domain.taskdefinition.Secrets;
import dev.gantry.shapes.acs.Secret;
import dev.gantry.shapes.ecs.ContainerDefinition;
import dev.gantry.shapes.ecs.LogConfiguration;
import dev.gantry.value.Arn;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The secrets of a container as the agent gets them: for its environment, and for its log driver. */
final class SecretPayload {

    private SecretPayload() {}

    static List<Secret> of(ContainerDefinition container, String region) {
        LogConfiguration log = container.logConfiguration();
        Stream<Secret> own = container.secretsOrEmpty().stream().map(secret -> secret(secret, region, "CONTAINER"));
        Stream<Secret> logs = Stream.ofNullable(log)
                .flatMap(configuration -> configuration.secretOptionsOrEmpty().stream())
                .map(secret -> secret(secret, region, "LOG_DRIVER"));
        return Stream.concat(own, logs).toList();
    }

    private static Secret secret(dev.gantry.shapes.ecs.Secret secret, String region, String target) {
        return Secret.builder()
                .name(secret.name())
                .valueFrom(secret.valueFrom())
                .region(Arn.parse(Objects.requireNonNullElse(secret.valueFrom(), ""))
                        .map(Arn::region)
                        .orElse(region))
                .provider(Secrets.isInSecretsManager(secret) ? "asm" : "ssm")
                .type(target.equals("CONTAINER") ? "ENVIRONMENT_VARIABLE" : "BOOTSTRAP")
                .target(target)
                .build();
    }
}
