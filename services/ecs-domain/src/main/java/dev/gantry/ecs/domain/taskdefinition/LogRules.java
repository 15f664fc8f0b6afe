package dev.gantry.ecs.domain.taskdefinition;

import static dev.gantry.ecs.domain.taskdefinition.Rule.setting;
import static dev.gantry.ecs.domain.taskdefinition.Rule.when;

import dev.gantry.shapes.ecs.ContainerDefinition;
import dev.gantry.shapes.ecs.FirelensConfigurationType;
import dev.gantry.shapes.ecs.LogConfiguration;
import dev.gantry.shapes.ecs.LogDriver;
import dev.gantry.shapes.ecs.RegisterTaskDefinitionRequest;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Rules about log drivers, FireLens and what both keep secret. */
final class LogRules {

    static final List<Rule> ALL = List.of(
            Rule.ofContainers(LogRules::driverIsKnown),
            LogRules::oneFirelensContainer,
            LogRules::firelensDriverNeedsItsContainer,
            Rule.ofContainers(LogRules::firelensTypeIsKnown),
            LogRules::secretsNeedAnExecutionRole);

    private LogRules() {}

    static Stream<String> driverIsKnown(ContainerDefinition container) {
        LogConfiguration log = container.logConfiguration();
        return when(
                log != null && !LogDriver.VALUES.contains(String.valueOf(log.logDriver())),
                setting(container) + "Log driver '" + (log == null ? "" : log.logDriver()) + "' is not supported.");
    }

    static Stream<String> oneFirelensContainer(RegisterTaskDefinitionRequest request) {
        return when(firelensContainers(request) > 1, "Only one container of a task can have a firelensConfiguration.");
    }

    static Stream<String> firelensDriverNeedsItsContainer(RegisterTaskDefinitionRequest request) {
        boolean used = request.containerDefinitionsOrEmpty().stream()
                .map(ContainerDefinition::logConfiguration)
                .filter(Objects::nonNull)
                .anyMatch(log -> LogDriver.AWSFIRELENS.equals(log.logDriver()));
        return when(
                used && firelensContainers(request) == 0,
                "When a container uses the log driver 'awsfirelens', one container needs a firelensConfiguration.");
    }

    private static long firelensContainers(RegisterTaskDefinitionRequest request) {
        return request.containerDefinitionsOrEmpty().stream()
                .filter(container -> container.firelensConfiguration() != null)
                .count();
    }

    static Stream<String> firelensTypeIsKnown(ContainerDefinition container) {
        return Stream.ofNullable(container.firelensConfiguration())
                .map(firelens -> String.valueOf(firelens.type()))
                .filter(type -> !FirelensConfigurationType.VALUES.contains(type))
                .map(type -> setting(container) + "Invalid firelensConfiguration type: " + type);
    }

    static Stream<String> secretsNeedAnExecutionRole(RegisterTaskDefinitionRequest request) {
        boolean secrets = request.containerDefinitionsOrEmpty().stream().anyMatch(LogRules::hasSecrets);
        return when(
                secrets && request.executionRoleArn() == null,
                "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.");
    }

    private static boolean hasSecrets(ContainerDefinition container) {
        LogConfiguration log = container.logConfiguration();
        return !container.secretsOrEmpty().isEmpty()
                || (log != null && !log.secretOptionsOrEmpty().isEmpty());
    }
}
