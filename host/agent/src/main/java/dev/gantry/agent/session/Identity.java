package dev.gantry.agent.session;

import java.util.Map;

/**
 * Who an agent says it is when it opens a session.
 *
 * @param cluster as the agent was told, a name or an ARN
 * @param containerInstance the ARN
 * @param runtimeVersion as in {@code 20.10.24}
 */
record Identity(String cluster, String containerInstance, String runtimeVersion) {

    private static final String HASH = "gantry";

    Map<String, String> inAcs(boolean sendCredentials) {
        return Map.of(
                "agentHash",
                HASH,
                "agentVersion",
                Agent.VERSION,
                "clusterArn",
                cluster,
                "containerInstanceArn",
                containerInstance,
                "dockerVersion",
                "DockerVersion: " + runtimeVersion,
                "protocolVersion",
                "2",
                "sendCredentials",
                String.valueOf(sendCredentials),
                "seqNum",
                "1");
    }

    Map<String, String> inTcs() {
        return Map.of(
                "agentHash", HASH,
                "agentVersion", Agent.VERSION,
                "cluster", cluster,
                "containerInstance", containerInstance,
                "dockerVersion", runtimeVersion);
    }
}
