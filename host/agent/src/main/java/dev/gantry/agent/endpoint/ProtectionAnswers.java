package dev.gantry.agent.endpoint;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.agent.endpoint.Neighbour.Asking;
import dev.gantry.agent.session.CredentialsStore.Held;
import dev.gantry.shapes.acs.IAMRoleCredentials;
import dev.gantry.shapes.ecs.Failure;
import dev.gantry.shapes.ecs.GetTaskProtectionRequest;
import dev.gantry.shapes.ecs.GetTaskProtectionResponse;
import dev.gantry.shapes.ecs.ProtectedTask;
import dev.gantry.shapes.ecs.UpdateTaskProtectionRequest;
import dev.gantry.shapes.ecs.UpdateTaskProtectionResponse;
import dev.gantry.value.ServiceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lets a task protect itself: {@code /api/ID/task-protection/v1/state}, asked of ECS with the task's own role. */
final class ProtectionAnswers {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final String PATH = "task-protection/v1/state";

    private final Collection<Neighbour> agents;

    ProtectionAnswers(Collection<Neighbour> agents) {
        this.agents = agents;
    }

    static boolean isAsked(List<String> parts) {
        return parts.size() >= 2 && parts.getFirst().equals("api");
    }

    boolean knows(Question question) {
        return asking(question).isPresent();
    }

    private Optional<Asking> asking(Question question) {
        String id = question.parts().get(1);
        return agents.stream().flatMap(agent -> agent.byMetadataId(id).stream()).findFirst();
    }

    Answer answer(Question question) {
        List<String> parts = question.parts();
        Optional<Asking> asking = asking(question);
        if (!String.join("/", parts.subList(2, parts.size())).equals(PATH)) {
            return Answer.text(404, "no such API: " + question.path());
        }
        if (asking.isEmpty()) {
            return refusal(404, "", "ResourceNotFoundException", "Failed to find a task for the request");
        }
        String arn = asking.get().task().plan().arn();
        Optional<IAMRoleCredentials> role = role(asking.get());
        if (role.isEmpty()) {
            return refusal(
                    403,
                    arn,
                    "AccessDeniedException",
                    "Invalid Request: no task IAM role credentials available for task");
        }
        return switch (question.method()) {
            case "GET" -> asked(arn, () -> get(asking.get(), role.get()));
            case "PUT" -> put(asking.get(), role.get(), question.body());
            default -> Answer.text(405, "only GET and PUT");
        };
    }

    private static Optional<IAMRoleCredentials> role(Asking asking) {
        String id = asking.task().plan().credentialsId();
        return asking.agent().credentials().find(id).map(Held::credentials);
    }

    private static Answer get(Asking asking, IAMRoleCredentials role) {
        GetTaskProtectionRequest request = GetTaskProtectionRequest.builder()
                .cluster(asking.task().plan().cluster())
                .tasks(List.of(asking.task().plan().arn()))
                .build();
        GetTaskProtectionResponse response =
                asking.agent().api().callAs(role, "GetTaskProtection", request, GetTaskProtectionResponse.SHAPE);
        return only(asking, response.protectedTasksOrEmpty(), response.failuresOrEmpty());
    }

    /** What a PUT says. */
    private record State(
            @Nullable Boolean ProtectionEnabled, @Nullable Integer ExpiresInMinutes) {}

    private static Answer put(Asking asking, IAMRoleCredentials role, byte[] body) {
        String arn = asking.task().plan().arn();
        State state;
        try {
            state = JSON.readValue(body, State.class);
        } catch (IOException malformed) {
            return refusal(400, arn, "InvalidParameterException", "UpdateTaskProtection: failed to decode request");
        }
        if (state == null || state.ProtectionEnabled() == null) {
            return refusal(
                    400,
                    arn,
                    "InvalidParameterException",
                    "Invalid request: does not contain 'ProtectionEnabled' field");
        }
        UpdateTaskProtectionRequest request = UpdateTaskProtectionRequest.builder()
                .cluster(asking.task().plan().cluster())
                .tasks(List.of(arn))
                .protectionEnabled(state.ProtectionEnabled())
                .expiresInMinutes(state.ExpiresInMinutes())
                .build();
        return asked(arn, () -> {
            UpdateTaskProtectionResponse response = asking.agent()
                    .api()
                    .callAs(role, "UpdateTaskProtection", request, UpdateTaskProtectionResponse.SHAPE);
            return only(asking, response.protectedTasksOrEmpty(), response.failuresOrEmpty());
        });
    }

    private interface Call {
        Answer make();
    }

    private static Answer asked(String arn, Call call) {
        try {
            return call.make();
        } catch (ServiceException refused) {
            return refusal(refused.status(), arn, refused.code(), refused.text());
        } catch (UncheckedIOException unreachable) {
            return refusal(504, arn, "RequestCanceled", "Timed out calling ECS Task Protection API");
        }
    }

    private static Answer only(Asking asking, List<ProtectedTask> protectedTasks, List<Failure> failures) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        if (!failures.isEmpty()) {
            Failure failure = failures.getFirst();
            document.putObject("failure")
                    .put("Arn", failure.arn())
                    .put("Reason", failure.reason())
                    .put("Detail", failure.detail());
        } else if (!protectedTasks.isEmpty()) {
            ProtectedTask task = protectedTasks.getFirst();
            ObjectNode shown = document.putObject("protection")
                    .put("ProtectionEnabled", Boolean.TRUE.equals(task.protectionEnabled()))
                    .put("TaskArn", task.taskArn());
            if (task.expirationDate() != null) {
                shown.put("ExpirationDate", task.expirationDate().toString());
            }
        } else {
            return refusal(500, asking.task().plan().arn(), "ServerException", "Unexpected error occurred");
        }
        return Answer.of(document);
    }

    private static Answer refusal(int status, String arn, String code, String message) {
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("requestID", UUID.randomUUID().toString());
        document.putObject("error").put("Arn", arn).put("Code", code).put("Message", message);
        return Answer.of(status, document);
    }
}
