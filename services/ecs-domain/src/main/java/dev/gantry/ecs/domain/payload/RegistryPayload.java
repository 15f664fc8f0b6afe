package dev.gantry.ecs.domain.payload;

import dev.gantry.ecs.domain.taskdefinition.EcrImage;
import dev.gantry.shapes.acs.ASMAuthData;
import dev.gantry.shapes.acs.ECRAuthData;
import dev.gantry.shapes.acs.RegistryAuthenticationData;
import dev.gantry.shapes.ecs.ContainerDefinition;
import dev.gantry.shapes.ecs.RepositoryCredentials;
import dev.gantry.shapes.ecs.TaskDefinition;
import dev.gantry.value.Arn;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the agent signs in to the registry of a container's image. */
final class RegistryPayload {

    private RegistryPayload() {}

    static @Nullable RegistryAuthenticationData of(
            ContainerDefinition container, TaskDefinition definition, String region) {
        RepositoryCredentials credentials = container.repositoryCredentials();
        if (credentials != null) {
            return RegistryAuthenticationData.builder()
                    .type("asm")
                    .asmAuthData(secret(credentials, region))
                    .build();
        }
        return EcrImage.parse(container.image())
                .map(image -> RegistryAuthenticationData.builder()
                        .type("ecr")
                        .ecrAuthData(ecr(image, definition))
                        .build())
                .orElse(null);
    }

    private static ASMAuthData secret(RepositoryCredentials credentials, String region) {
        String parameter = Objects.requireNonNullElse(credentials.credentialsParameter(), "");
        return new ASMAuthData(parameter, Arn.parse(parameter).map(Arn::region).orElse(region));
    }

    private static ECRAuthData ecr(EcrImage image, TaskDefinition definition) {
        return ECRAuthData.builder()
                .registryId(image.registryId())
                .region(image.region())
                .useExecutionRole(definition.executionRoleArn() != null)
                .build();
    }
}
