package dev.gantry.agent.endpoint;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.agent.session.CredentialsStore.Held;
import dev.gantry.shapes.acs.IAMRoleCredentials;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Answers {@code /v2/credentials/ID} and {@code /v1/credentials?id=ID}. Source: the agent's credentials endpoint. */
final class CredentialsAnswers {

    private final Collection<Neighbour> agents;

    CredentialsAnswers(Collection<Neighbour> agents) {
        this.agents = agents;
    }

    static boolean isAsked(List<String> parts) {
        return parts.size() >= 2
                && parts.get(1).equals("credentials")
                && (parts.get(0).equals("v2") || parts.get(0).equals("v1"));
    }

    Answer answer(Question question) {
        boolean second = question.path().startsWith("/v2/");
        String version = second ? "CredentialsV2Request" : "CredentialsV1Request";
        Optional<String> id = second
                ? question.parts().stream().skip(2).findFirst()
                : Optional.ofNullable(question.query().get("id"));
        if (id.isEmpty() || id.get().isEmpty()) {
            return refusal("NoIdInRequest", version + ": No Credential ID in the request");
        }
        return find(id.get())
                .map(held -> Answer.of(document(held.credentials())))
                .orElseGet(() -> refusal("InvalidIdInRequest", version + ": Credentials not found"));
    }

    boolean knows(Question question) {
        return answer(question).status() == 200;
    }

    private Optional<Held> find(String id) {
        return agents.stream()
                .flatMap(agent -> agent.credentials().find(id).stream())
                .findFirst();
    }

    private static ObjectNode document(IAMRoleCredentials held) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("RoleArn", held.roleArn())
                .put("AccessKeyId", held.accessKeyId())
                .put("SecretAccessKey", held.secretAccessKey())
                .put("Token", held.sessionToken())
                .put("Expiration", held.expiration());
    }

    private static Answer refusal(String code, String message) {
        return Answer.of(
                400,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("code", code)
                        .put("message", message)
                        .put("HTTPErrorCode", 400));
    }
}
