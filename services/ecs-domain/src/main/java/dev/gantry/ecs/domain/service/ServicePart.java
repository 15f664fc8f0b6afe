package dev.gantry.ecs.domain.service;

import dev.gantry.value.Arn;
import dev.gantry.value.Scope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a request names what belongs to a service: the ARN of a service deployment, a service revision or a task set. */
public record ServicePart(ServiceId service, String id) {

    public static final String DEPLOYMENT = "service-deployment";
    public static final String REVISION = "service-revision";

    /** As in {@code service-deployment/prod/web/ABC}; empty for what is no such ARN, or of another account or region. */
    public static Optional<ServicePart> parse(@Nullable String reference, String kind, Scope scope) {
        return Optional.ofNullable(reference)
                .flatMap(Arn::parse)
                .filter(arn -> arn.service().equals("ecs") && arn.scope().equals(scope))
                .map(arn -> arn.resource().split("/", -1))
                .filter(parts -> parts.length == 4 && parts[0].equals(kind))
                .map(parts -> new ServicePart(new ServiceId(scope, parts[1], parts[2]), parts[3]));
    }

    /** The key of its row. */
    public String key() {
        return service.key() + "/" + id;
    }
}
