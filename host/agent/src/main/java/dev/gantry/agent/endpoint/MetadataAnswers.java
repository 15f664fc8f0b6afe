package dev.gantry.agent.endpoint;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.agent.endpoint.Neighbour.Asking;
import dev.gantry.agent.task.ContainerPlan;
import dev.gantry.agent.task.TaskState;
import dev.gantry.shapes.ecs.Tag;
import dev.gantry.value.ServiceException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Answers task metadata: versions 3 and 4 by the id in the address, version 2 by the caller's own address. */
final class MetadataAnswers {

    private final Collection<Neighbour> agents;
    private final StatsDocuments stats = new StatsDocuments();

    MetadataAnswers(Collection<Neighbour> agents) {
        this.agents = agents;
    }

    static boolean isAsked(List<String> parts) {
        return !parts.isEmpty() && List.of("v2", "v3", "v4").contains(parts.getFirst());
    }

    boolean knows(Question question) {
        List<String> parts = question.parts();
        return parts.getFirst().equals("v2")
                ? caller(question).isPresent()
                : parts.size() > 1 && asking(parts.get(1)).isPresent();
    }

    Answer answer(Question question) {
        List<String> parts = question.parts();
        if (!question.reads()) {
            return Answer.text(405, "only GET");
        }
        if (parts.getFirst().equals("v2")) {
            return caller(question)
                    .map(found -> second(found, parts))
                    .orElseGet(() -> Answer.text(
                            404, "unable to get task arn from request: no awsvpc task at " + question.caller()));
        }
        String version = parts.getFirst().toUpperCase(Locale.ROOT);
        Optional<Asking> asking = parts.size() < 2 ? Optional.empty() : asking(parts.get(1));
        return asking.map(found -> later(found, parts))
                .orElseGet(() -> Answer.text(
                        404, version + " metadata handler: unable to get container from request: no such id"));
    }

    private Optional<Asking> asking(String id) {
        return agents.stream().flatMap(agent -> agent.byMetadataId(id).stream()).findFirst();
    }

    private record Caller(Neighbour agent, TaskState task) {}

    private Optional<Caller> caller(Question question) {
        return agents.stream()
                .flatMap(agent -> agent.byAddress(question.caller()).stream().map(task -> new Caller(agent, task)))
                .findFirst();
    }

    private Answer later(Asking asking, List<String> parts) {
        Neighbour agent = asking.agent();
        Documents documents = new Documents(agent, parts.getFirst().equals("v4"));
        return switch (String.join("/", parts.subList(2, parts.size()))) {
            case "" -> Answer.of(documents.container(asking.task(), asking.container()));
            case "task" -> Answer.of(documents.task(asking.task()));
            case "taskWithTags" -> Answer.of(withTags(agent, asking.task(), documents));
            case "stats" -> stats(agent, asking.task(), asking.container());
            case "task/stats" -> Answer.of(stats.task(agent, asking.task()));
            default -> Answer.text(404, "no such metadata: " + String.join("/", parts));
        };
    }

    private Answer second(Caller caller, List<String> parts) {
        Documents documents = new Documents(caller.agent(), false);
        TaskState task = caller.task();
        String what = parts.size() < 2 ? "" : parts.get(1);
        Optional<ContainerPlan> container = parts.size() < 3 ? Optional.empty() : container(task, parts.get(2));
        if (parts.size() > 2 && container.isEmpty()) {
            return Answer.text(404, "no container " + parts.get(2) + " in the task");
        }
        return switch (what) {
            case "metadata" ->
                Answer.of(
                        container.map(named -> documents.container(task, named)).orElseGet(() -> documents.task(task)));
            case "metadataWithTags" -> Answer.of(withTags(caller.agent(), task, documents));
            case "stats" ->
                container
                        .map(named -> stats(caller.agent(), task, named))
                        .orElseGet(() -> Answer.of(stats.task(caller.agent(), task)));
            default -> Answer.text(404, "no such metadata: " + String.join("/", parts));
        };
    }

    private static Optional<ContainerPlan> container(TaskState task, String runtimeId) {
        return task.plan().containers().stream()
                .filter(container ->
                        task.container(container.name()).runtimeId().equals(runtimeId))
                .findFirst();
    }

    private Answer stats(Neighbour agent, TaskState task, ContainerPlan container) {
        return stats.container(agent, task, container)
                .map(Answer::of)
                .orElseGet(() -> Answer.text(500, "no stats: the container does not run"));
    }

    private static ObjectNode withTags(Neighbour agent, TaskState task, Documents documents) {
        ObjectNode document = documents.task(task);
        agent.containerInstance()
                .get()
                .filter(_ -> !task.plan().launchType().equals("FARGATE"))
                .ifPresent(arn -> tags(agent, arn, document, "ContainerInstanceTags"));
        tags(agent, task.plan().arn(), document, "TaskTags");
        return document;
    }

    /** Tags that cannot be had are an error in the document, not of the answer. */
    private static void tags(Neighbour agent, String arn, ObjectNode document, String member) {
        try {
            ObjectNode tags = JsonNodeFactory.instance.objectNode();
            for (Tag tag : agent.api().tags(arn).tagsOrEmpty()) {
                tags.put(Objects.requireNonNullElse(tag.key(), ""), Objects.requireNonNullElse(tag.value(), ""));
            }
            if (!tags.isEmpty()) {
                document.set(member, tags);
            }
        } catch (ServiceException refused) {
            error(document, member, arn, refused.code(), refused.text(), refused.status());
        } catch (UncheckedIOException unreachable) {
            error(document, member, arn, "ServerException", "ECS does not answer", 503);
        }
    }

    private static void error(ObjectNode document, String member, String arn, String code, String message, int status) {
        document.withArray("Errors")
                .addObject()
                .put("ErrorField", member)
                .put("ErrorCode", code)
                .put("ErrorMessage", message)
                .put("StatusCode", status)
                .put("ResourceARN", arn);
    }
}
