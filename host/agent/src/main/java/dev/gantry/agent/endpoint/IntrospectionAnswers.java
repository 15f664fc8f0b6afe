package dev.gantry.agent.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.agent.session.Agent;
import dev.gantry.agent.task.ContainerPlan;
import dev.gantry.agent.task.TaskState;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the host's owner may ask its agents: the introspection API, {@code /v1/metadata} and {@code /v1/tasks}. */
final class IntrospectionAnswers {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Collection<Neighbour> agents;

    IntrospectionAnswers(Collection<Neighbour> agents) {
        this.agents = agents;
    }

    Answer answer(Question question) {
        if (!question.reads()) {
            return Answer.text(405, "only GET");
        }
        return switch (question.path()) {
            case "/v1/metadata" -> metadata();
            case "/v1/tasks" -> tasks(question);
            default -> commands();
        };
    }

    private static Answer commands() {
        ObjectNode document = JSON.objectNode();
        document.putArray("AvailableCommands").add("/v1/metadata").add("/v1/tasks");
        return Answer.of(document);
    }

    /** Of the first agent: a host of the Fargate pool beside it is nobody's container instance. */
    private Answer metadata() {
        return agents.stream()
                .findFirst()
                .map(agent -> Answer.of(JSON.objectNode()
                        .put("Cluster", agent.cluster())
                        .put(
                                "ContainerInstanceArn",
                                agent.containerInstance().get().orElse(null))
                        .put("Version", "Amazon ECS Agent - v" + Agent.VERSION + " (gantry)")))
                .orElseGet(() -> Answer.text(503, "no agent"));
    }

    private Answer tasks(Question question) {
        Optional<String> arn = Optional.ofNullable(question.query().get("taskarn"));
        Optional<String> id = Optional.ofNullable(question.query().get("dockerid"));
        if (arn.isPresent() && id.isPresent()) {
            return Answer.of(400, JSON.objectNode());
        }
        if (arn.isEmpty() && id.isEmpty()) {
            ObjectNode document = JSON.objectNode();
            ArrayNode tasks = document.putArray("Tasks");
            all().forEach(tasks::add);
            return Answer.of(document);
        }
        Predicate<TaskState> wanted =
                task -> arn.filter(task.plan().arn()::equals).isPresent()
                        || id.filter(container -> has(task, container)).isPresent();
        return agents.stream()
                .flatMap(agent -> agent.engine().tasks().stream().filter(wanted).map(task -> document(agent, task)))
                .findFirst()
                .map(Answer::of)
                .orElseGet(() -> Answer.of(404, JSON.objectNode()));
    }

    private Stream<ObjectNode> all() {
        return agents.stream().flatMap(agent -> agent.engine().tasks().stream().map(task -> document(agent, task)));
    }

    private static boolean has(TaskState task, String runtimeId) {
        return task.containers().values().stream()
                .anyMatch(container -> container.runtimeId().equals(runtimeId));
    }

    private static ObjectNode document(Neighbour agent, TaskState task) {
        ObjectNode document = JSON.objectNode()
                .put("Arn", task.plan().arn())
                .put("DesiredStatus", task.wanted().name())
                .put("KnownStatus", task.status().name())
                .put("Family", task.plan().family())
                .put("Version", task.plan().version());
        ArrayNode containers = document.putArray("Containers");
        Documents documents = new Documents(agent, false);
        for (ContainerPlan container : task.plan().containers()) {
            ObjectNode all = documents.container(task, container);
            containers.add(all.retain(
                    "DockerId",
                    "DockerName",
                    "Name",
                    "Image",
                    "ImageID",
                    "CreatedAt",
                    "StartedAt",
                    "Ports",
                    "Networks",
                    "Volumes"));
        }
        return document;
    }
}
