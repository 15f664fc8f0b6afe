package dev.gantry.ecs.domain.instance;

import dev.gantry.ecs.domain.identifier.Shared;
import java.util.Optional;

/** The software on an instance: the agent and Docker, as the agent's session names them. */
public record InstanceVersions(
        Optional<String> agentVersion, Optional<String> agentHash, Optional<String> dockerVersion) {

    public static final InstanceVersions UNKNOWN =
            new InstanceVersions(Optional.empty(), Optional.empty(), Optional.empty());

    public InstanceVersions {
        agentVersion = Shared.text(agentVersion);
        agentHash = Shared.text(agentHash);
        dockerVersion = Shared.text(dockerVersion);
    }
}
