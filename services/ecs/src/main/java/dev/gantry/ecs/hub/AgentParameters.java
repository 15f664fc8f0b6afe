package dev.gantry.ecs.hub;

import java.util.Map;
import java.util.Optional;

/**
 * What an agent says of itself in the query of its ACS or TCS address.
 *
 * @param cluster the cluster's name or ARN, as the agent was configured
 * @param containerInstance the ARN or id
 * @param sendCredentials true until the agent's first successful session: it keeps no credentials over a restart
 */
public record AgentParameters(
        Optional<String> cluster,
        String containerInstance,
        String agentVersion,
        String agentHash,
        String dockerVersion,
        boolean sendCredentials) {

    /** The ACS address names its members otherwise than the TCS address does; both are understood. */
    public static AgentParameters of(Map<String, String> query) {
        return new AgentParameters(
                Optional.ofNullable(query.getOrDefault("clusterArn", query.get("cluster"))),
                query.getOrDefault("containerInstanceArn", query.getOrDefault("containerInstance", "")),
                query.getOrDefault("agentVersion", ""),
                query.getOrDefault("agentHash", ""),
                query.getOrDefault("dockerVersion", ""),
                Boolean.parseBoolean(query.getOrDefault("sendCredentials", "false")));
    }
}
