package dev.gantry.ecs.domain.taskdefinition;

import static dev.gantry.ecs.domain.taskdefinition.Rule.setting;
import static dev.gantry.ecs.domain.taskdefinition.Rule.when;

import dev.gantry.shapes.ecs.ContainerDefinition;
import dev.gantry.shapes.ecs.RegisterTaskDefinitionRequest;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules about cpu and memory. The request's own sizes are normalised already. */
final class SizeRules {

    static final List<Rule> ALL = List.of(
            SizeRules::taskCpuIsInRange,
            Rule.ofContainers(SizeRules::cpuIsNotNegative),
            SizeRules::memoryIsGivenSomewhere,
            Rule.ofContainers(SizeRules::memoryIsAtLeastFourMebibytes),
            Rule.ofContainers(SizeRules::memoryIsAtLeastItsReservation),
            SizeRules::containersFitIntoTheTasksMemory,
            SizeRules::containersFitIntoTheTasksCpu);

    private static final int LEAST_CPU = 128;
    private static final int MOST_CPU = 196608;
    private static final int LEAST_MEMORY = 4;

    private SizeRules() {}

    static Stream<String> taskCpuIsInRange(RegisterTaskDefinitionRequest request) {
        int cpu = number(request.cpu());
        boolean wrong = request.cpu() != null && (cpu < LEAST_CPU || cpu > MOST_CPU);
        return when(wrong, SizeText.invalid("cpu").text());
    }

    static Stream<String> cpuIsNotNegative(ContainerDefinition container) {
        return when(
                number(container.cpu()) < 0,
                setting(container) + "The 'cpu' value must be greater than or equal to 0.");
    }

    static Stream<String> memoryIsGivenSomewhere(RegisterTaskDefinitionRequest request) {
        if (request.memory() != null) {
            return Stream.empty();
        }
        return request.containerDefinitionsOrEmpty().stream()
                .filter(container -> container.memory() == null && container.memoryReservation() == null)
                .map(container ->
                        setting(container) + "At least one of 'memory' or 'memoryReservation' must be specified.");
    }

    static Stream<String> memoryIsAtLeastFourMebibytes(ContainerDefinition container) {
        return Stream.concat(
                tooLittle(container, "memory", container.memory()),
                tooLittle(container, "memoryReservation", container.memoryReservation()));
    }

    private static Stream<String> tooLittle(ContainerDefinition container, String name, @Nullable Integer memory) {
        return when(
                memory != null && memory < LEAST_MEMORY,
                setting(container) + "The '" + name + "' value must be at least " + LEAST_MEMORY + ".");
    }

    static Stream<String> memoryIsAtLeastItsReservation(ContainerDefinition container) {
        Integer hard = container.memory();
        Integer soft = container.memoryReservation();
        return when(
                hard != null && soft != null && hard < soft,
                setting(container)
                        + "The 'memory' value must be greater than or equal to the 'memoryReservation' value.");
    }

    /** No container's limit may exceed the task's, and neither may the sum of what they reserve. */
    static Stream<String> containersFitIntoTheTasksMemory(RegisterTaskDefinitionRequest request) {
        if (request.memory() == null) {
            return Stream.empty();
        }
        int left = number(request.memory());
        for (ContainerDefinition container : request.containerDefinitionsOrEmpty()) {
            left -= reserved(container);
            if (left < 0 || number(container.memory()) > number(request.memory())) {
                return Stream.of(
                        setting(container) + "The 'memory' setting for container is greater than for the task.");
            }
        }
        return Stream.empty();
    }

    private static int reserved(ContainerDefinition container) {
        int soft = number(container.memoryReservation());
        return soft > 0 ? soft : number(container.memory());
    }

    static Stream<String> containersFitIntoTheTasksCpu(RegisterTaskDefinitionRequest request) {
        int sum = request.containerDefinitionsOrEmpty().stream()
                .mapToInt(container -> number(container.cpu()))
                .sum();
        return when(
                request.cpu() != null && sum > number(request.cpu()),
                "The total number of CPU units of the containers (" + sum + ") is greater than the task's ("
                        + request.cpu() + ").");
    }

    private static int number(@Nullable Integer value) {
        return Objects.requireNonNullElse(value, 0);
    }

    private static int number(@Nullable String normalised) {
        return normalised == null ? 0 : Integer.parseInt(normalised);
    }
}
