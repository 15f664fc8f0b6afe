package dev.gantry.agent.session;

import dev.gantry.shapes.acs.IAMRoleCredentials;
import dev.gantry.shapes.acs.Task;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The credentials of tasks' roles by their ids. They are never written down: the hub sends them again. */
public final class CredentialsStore {

    private final Map<String, Held> byId = new ConcurrentHashMap<>();

    /** Credentials and whose they are. */
    public record Held(String taskArn, IAMRoleCredentials credentials) {}

    public Optional<Held> find(String credentialsId) {
        return Optional.ofNullable(byId.get(credentialsId));
    }

    public void keep(Task task) {
        String arn = Objects.requireNonNullElse(task.arn(), "");
        if (task.roleCredentials() != null) {
            keep(arn, task.roleCredentials());
        }
        if (task.executionRoleCredentials() != null) {
            keep(arn, task.executionRoleCredentials());
        }
    }

    void keep(String taskArn, IAMRoleCredentials credentials) {
        String id = credentials.credentialsId();
        if (id != null) {
            byId.put(id, new Held(taskArn, credentials));
        }
    }

    /** A task that stopped has no credentials any more. */
    public void forget(String taskArn) {
        byId.values().removeIf(held -> held.taskArn().equals(taskArn));
    }
}
