package dev.gantry.ecs.domain.taskdefinition;

import dev.gantry.shapes.ecs.Secret;

/** Where a container's secret is kept: in Secrets Manager, or else in the Systems Manager Parameter Store. */
public final class Secrets {

    private Secrets() {}

    public static boolean isInSecretsManager(Secret secret) {
        String from = secret.valueFrom();
        return from != null && from.startsWith("arn:") && from.contains(":secretsmanager:");
    }
}
