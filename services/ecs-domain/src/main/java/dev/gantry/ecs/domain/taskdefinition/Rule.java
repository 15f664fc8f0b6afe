package dev.gantry.ecs.domain.taskdefinition;

import dev.gantry.shapes.ecs.ContainerDefinition;
import dev.gantry.shapes.ecs.RegisterTaskDefinitionRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Something that every registered task definition keeps to. */
@FunctionalInterface
interface Rule {

    /** What is wrong, in AWS' words; nothing when the rule is kept. */
    Stream<String> violations(RegisterTaskDefinitionRequest request);

    /** A rule about each container by itself. */
    static Rule ofContainers(Function<ContainerDefinition, Stream<String>> rule) {
        return request -> request.containerDefinitionsOrEmpty().stream().flatMap(rule);
    }

    /** The first violation of any of the rules, in their order. */
    static Optional<String> firstViolation(List<Rule> rules, RegisterTaskDefinitionRequest request) {
        return rules.stream().flatMap(rule -> rule.violations(request)).findFirst();
    }

    /** The text, if it is so. */
    static Stream<String> when(boolean wrong, String text) {
        return wrong ? Stream.of(text) : Stream.empty();
    }

    /** How AWS begins most of what it says about a container. */
    static String setting(ContainerDefinition container) {
        return "Invalid setting for container '" + container.name() + "'. ";
    }
}
