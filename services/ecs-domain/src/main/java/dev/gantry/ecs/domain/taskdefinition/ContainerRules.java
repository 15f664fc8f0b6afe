package dev.gantry.ecs.domain.taskdefinition;

import static dev.gantry.ecs.domain.taskdefinition.Rule.setting;
import static dev.gantry.ecs.domain.taskdefinition.Rule.when;

import dev.gantry.ecs.domain.identifier.Names;
import dev.gantry.shapes.ecs.ContainerDefinition;
import dev.gantry.shapes.ecs.ContainerRestartPolicy;
import dev.gantry.shapes.ecs.HealthCheck;
import dev.gantry.shapes.ecs.KeyValuePair;
import dev.gantry.shapes.ecs.LinuxParameters;
import dev.gantry.shapes.ecs.ResourceType;
import dev.gantry.shapes.ecs.UlimitName;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules about one container by itself. */
final class ContainerRules {

    static final List<Rule> ALL = List.of(
            Rule.ofContainers(ContainerRules::isNamed),
            Rule.ofContainers(ContainerRules::hasAnImage),
            Rule.ofContainers(ContainerRules::environmentIsNamed),
            Rule.ofContainers(ContainerRules::environmentFilesAreInS3),
            Rule.ofContainers(ContainerRules::healthCheckIsWithinLimits),
            Rule.ofContainers(ContainerRules::restartPolicyIsWithinLimits),
            Rule.ofContainers(ContainerRules::ulimitsAreKnown),
            Rule.ofContainers(ContainerRules::swapIsWithinLimits),
            Rule.ofContainers(ContainerRules::gpusAreCounted),
            Rule.ofContainers(ContainerRules::oneCredentialSpec),
            Rule.ofContainers(ContainerRules::secretsDoNotHideEnvironment));

    private static final Pattern IMAGE = Pattern.compile("[A-Za-z0-9_./:@-]+");
    private static final Pattern DIGEST = Pattern.compile("@sha256:[0-9a-f]{64}$");
    private static final Set<String> HEALTH_COMMANDS = Set.of("CMD", "CMD-SHELL", "NONE");
    private static final int MOST_ENVIRONMENT_FILES = 10;
    private static final int MOST_IGNORED_CODES = 50;
    private static final int LONGEST_IMAGE = 255;

    private ContainerRules() {}

    static Stream<String> isNamed(ContainerDefinition container) {
        String name = container.name();
        if (name == null || name.isEmpty()) {
            return Stream.of("Container.name should not be null or empty.");
        }
        return when(!Names.isValid(name), "Container.name contains invalid characters.");
    }

    static Stream<String> hasAnImage(ContainerDefinition container) {
        String image = container.image();
        if (image == null || image.isEmpty()) {
            return Stream.of("Container.image should not be null or empty.");
        }
        int length = DIGEST.matcher(image).replaceAll("").length();
        return Stream.concat(
                when(!IMAGE.matcher(image).matches(), "Container.image contains invalid characters."),
                when(length > LONGEST_IMAGE, "Container.image repository and tag can have at most 255 characters."));
    }

    static Stream<String> environmentIsNamed(ContainerDefinition container) {
        boolean unnamed = container.environmentOrEmpty().stream()
                .map(KeyValuePair::name)
                .anyMatch(name -> name == null || name.isEmpty());
        return when(unnamed, setting(container) + "Environment variable names must not be empty.");
    }

    static Stream<String> environmentFilesAreInS3(ContainerDefinition container) {
        boolean tooMany = container.environmentFilesOrEmpty().size() > MOST_ENVIRONMENT_FILES;
        boolean wrong = container.environmentFilesOrEmpty().stream()
                .anyMatch(file -> !"s3".equals(file.type())
                        || !Objects.requireNonNullElse(file.value(), "").endsWith(".env"));
        return Stream.concat(
                when(tooMany, setting(container) + "At most 10 environment files are allowed."),
                when(wrong, setting(container) + "Environment files have to be .env files in Amazon S3."));
    }

    static Stream<String> healthCheckIsWithinLimits(ContainerDefinition container) {
        HealthCheck check = container.healthCheck();
        if (check == null) {
            return Stream.empty();
        }
        List<String> command = check.commandOrEmpty();
        boolean known = !command.isEmpty() && HEALTH_COMMANDS.contains(command.getFirst());
        return Stream.of(
                        when(!known, setting(container) + "The health check has to begin with CMD or CMD-SHELL."),
                        limit(container, "healthCheck interval", check.interval(), 5, 300),
                        limit(container, "healthCheck timeout", check.timeout(), 2, 60),
                        limit(container, "healthCheck retries", check.retries(), 1, 10),
                        limit(container, "healthCheck startPeriod", check.startPeriod(), 0, 300))
                .flatMap(violations -> violations);
    }

    private static Stream<String> limit(
            ContainerDefinition container, String name, @Nullable Integer value, int least, int most) {
        boolean wrong = value != null && (value < least || value > most);
        return when(wrong, setting(container) + "The " + name + " must be between " + least + " and " + most + ".");
    }

    static Stream<String> restartPolicyIsWithinLimits(ContainerDefinition container) {
        ContainerRestartPolicy policy = container.restartPolicy();
        if (policy == null) {
            return Stream.empty();
        }
        return Stream.concat(
                limit(container, "restartAttemptPeriod", policy.restartAttemptPeriod(), 60, 1800),
                when(
                        policy.ignoredExitCodesOrEmpty().size() > MOST_IGNORED_CODES,
                        setting(container) + "At most 50 ignoredExitCodes are allowed."));
    }

    static Stream<String> ulimitsAreKnown(ContainerDefinition container) {
        return container.ulimitsOrEmpty().stream()
                .map(ulimit -> String.valueOf(ulimit.name()))
                .filter(name -> !UlimitName.VALUES.contains(name))
                .map(name -> setting(container) + "Invalid ulimit name: " + name);
    }

    static Stream<String> swapIsWithinLimits(ContainerDefinition container) {
        LinuxParameters linux = container.linuxParameters();
        if (linux == null) {
            return Stream.empty();
        }
        return Stream.concat(
                limit(container, "swappiness", linux.swappiness(), 0, 100),
                limit(container, "maxSwap", linux.maxSwap(), 0, Integer.MAX_VALUE));
    }

    static Stream<String> gpusAreCounted(ContainerDefinition container) {
        boolean wrong = container.resourceRequirementsOrEmpty().stream()
                .filter(requirement -> ResourceType.GPU.equals(requirement.type()))
                .anyMatch(requirement ->
                        !Objects.requireNonNullElse(requirement.value(), "").matches("[1-9]\\d{0,3}"));
        return when(wrong, setting(container) + "The number of GPUs has to be a positive integer.");
    }

    static Stream<String> oneCredentialSpec(ContainerDefinition container) {
        return when(
                container.credentialSpecsOrEmpty().size() > 1,
                setting(container) + "Only one credential spec is allowed.");
    }

    static Stream<String> secretsDoNotHideEnvironment(ContainerDefinition container) {
        Set<String> names = container.environmentOrEmpty().stream()
                .map(pair -> String.valueOf(pair.name()))
                .collect(Collectors.toSet());
        return container.secretsOrEmpty().stream()
                .map(secret -> String.valueOf(secret.name()))
                .filter(names::contains)
                .map(name -> "The secret name must be unique and not shared with any new or existing environment"
                        + " variables set on the container, such as '" + name + "'.");
    }
}
