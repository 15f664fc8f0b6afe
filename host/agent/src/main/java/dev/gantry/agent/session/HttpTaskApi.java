package dev.gantry.agent.session;

import dev.gantry.agent.endpoint.TaskApi;
import dev.gantry.auth.AccessKey;
import dev.gantry.shapes.Shape;
import dev.gantry.shapes.Structure;
import dev.gantry.shapes.acs.IAMRoleCredentials;
import dev.gantry.shapes.ecs.ListTagsForResourceRequest;
import dev.gantry.shapes.ecs.ListTagsForResourceResponse;
import java.util.Objects;
import java.util.Optional;

/** The ECS of a container's questions, over HTTP. */
public final class HttpTaskApi implements TaskApi {

    private final ApiClient agents;
    private final String region;

    public HttpTaskApi(ApiClient agents, String region) {
        this.agents = agents;
        this.region = region;
    }

    @Override
    public <O extends Structure> O callAs(
            IAMRoleCredentials credentials, String operation, Structure request, Shape<O> response) {
        AccessKey key = new AccessKey(
                Objects.requireNonNullElse(credentials.accessKeyId(), ""),
                Objects.requireNonNullElse(credentials.secretAccessKey(), ""),
                Optional.ofNullable(credentials.sessionToken()),
                Optional.empty());
        return agents.as(key).call(HttpControlPlane.operation(region, operation), request, response);
    }

    @Override
    public ListTagsForResourceResponse tags(String arn) {
        return agents.call(
                HttpControlPlane.operation(region, "ListTagsForResource"),
                ListTagsForResourceRequest.builder().resourceArn(arn).build(),
                ListTagsForResourceResponse.SHAPE);
    }
}
