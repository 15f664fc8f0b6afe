package dev.gantry.agent.endpoint;

import dev.gantry.shapes.Shape;
import dev.gantry.shapes.Structure;
import dev.gantry.shapes.acs.IAMRoleCredentials;
import dev.gantry.shapes.ecs.ListTagsForResourceResponse;

/** What the endpoint asks ECS for a container. Both throw a ServiceException for AWS' error, UncheckedIOException for none. */
public interface TaskApi {

    /** Calls ECS as the task does: signed with the credentials of its role. */
    <O extends Structure> O callAs(
            IAMRoleCredentials credentials, String operation, Structure request, Shape<O> response);

    /** The tags of a task or container instance, as the agent may see them. */
    ListTagsForResourceResponse tags(String arn);
}
