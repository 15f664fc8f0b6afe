package dev.gantry.ecs.domain.payload;

import dev.gantry.shapes.acs.ElasticNetworkInterface;
import dev.gantry.shapes.acs.IAMRoleCredentials;
import java.util.List;
import java.util.Optional;

/**
 * What a payload needs beside the task and its definition.
 *
 * @param roleCredentials of the task role
 * @param executionRoleCredentials required where secrets are to be fetched: without them the agent waits for ever
 * @param networkInterfaces the one of an awsvpc task
 * @param logDriverMode the account's defaultLogDriverMode
 */
public record PayloadContext(
        Optional<IAMRoleCredentials> roleCredentials,
        Optional<IAMRoleCredentials> executionRoleCredentials,
        List<ElasticNetworkInterface> networkInterfaces,
        Optional<String> logDriverMode) {

    public static final PayloadContext NOTHING =
            new PayloadContext(Optional.empty(), Optional.empty(), List.of(), Optional.empty());

    public PayloadContext {
        networkInterfaces = List.copyOf(networkInterfaces);
    }
}
