package dev.gantry.ecs.hub;

import dev.gantry.ecs.domain.task.TaskId;
import dev.gantry.shapes.acs.IAMRoleCredentials;
import java.util.Optional;

/** Issues the credentials of a task's roles. Without them secrets and private images would make a task wait for ever. */
public interface RoleCredentials {

    /**
     * Credentials for the role, with the task's id as the session's name; their {@code credentialsId} stays the same for
     * as long as the task lives. Empty when the role cannot be assumed.
     */
    Optional<IAMRoleCredentials> of(TaskId task, String roleArn);
}
