package dev.gantry.agent.session;

import dev.gantry.shapes.ecs.Attribute;
import dev.gantry.shapes.ecs.Tag;
import java.util.List;

/**
 * What an agent is told when it starts.
 *
 * @param cluster the cluster's name or ARN; ignored by hosts of the Fargate pool
 * @param fargate whether the host joins its account's Fargate pool instead of a cluster
 * @param region where the cluster is
 * @param reservedMemoryMiB kept from tasks (ECS_RESERVED_MEMORY)
 * @param attributes custom ones (ECS_INSTANCE_ATTRIBUTES), sent at the first registration only
 * @param tags of the container instance (ECS_CONTAINER_INSTANCE_TAGS)
 * @param taskRoles whether its containers reach the credentials of their roles (ECS_ENABLE_TASK_IAM_ROLE)
 */
public record AgentOptions(
        String cluster,
        boolean fargate,
        String region,
        int reservedMemoryMiB,
        List<Attribute> attributes,
        List<Tag> tags,
        boolean taskRoles) {

    public static AgentOptions of(String cluster, String region) {
        return new AgentOptions(cluster, false, region, 0, List.of(), List.of(), false);
    }

    /** A host of the Fargate pool. */
    public static AgentOptions inFargatePool(String region) {
        return new AgentOptions("default", true, region, 0, List.of(), List.of(), false);
    }

    /** The same, with containers that reach the credentials of their roles. */
    public AgentOptions withTaskRoles(boolean reachable) {
        return new AgentOptions(cluster, fargate, region, reservedMemoryMiB, attributes, tags, reachable);
    }
}
