package dev.gantry.ecs.service;

import dev.gantry.ecs.EcsTester;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.service.ServiceId;
import dev.gantry.ecs.domain.service.ServiceSettings;
import dev.gantry.ecs.domain.service.ServiceStatus;
import dev.gantry.shapes.ecs.DeploymentConfiguration;
import dev.gantry.shapes.ecs.ServiceRevision;
import java.util.List;
import java.util.Optional;

/** Services for tests that are about their rows. */
final class ServiceRows {

    static final ServiceId WEB = new ServiceId(EcsTester.HOME, "prod", "web");

    private ServiceRows() {}

    /** A REPLICA service that wants two tasks; nobody wrote it yet. */
    static Service replica() {
        ServiceSettings settings = new ServiceSettings(
                "REPLICA",
                "ECS",
                DeploymentConfiguration.builder()
                        .maximumPercent(200)
                        .minimumHealthyPercent(100)
                        .build(),
                List.of(),
                List.of(),
                Optional.empty(),
                "ENABLED",
                false,
                "NONE",
                false,
                Optional.empty());
        return new Service(
                WEB,
                ServiceStatus.ACTIVE,
                settings,
                2,
                Optional.empty(),
                EcsTester.START,
                "arn:aws:iam::123456789012:user/alice",
                List.of(),
                Optional.empty(),
                false,
                Optional.empty());
    }

    static ServiceRevision running(int revision) {
        return ServiceRevision.builder()
                .taskDefinition("arn:aws:ecs:us-east-1:123456789012:task-definition/web:" + revision)
                .launchType("EC2")
                .build();
    }
}
