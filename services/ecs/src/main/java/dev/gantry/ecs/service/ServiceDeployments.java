package dev.gantry.ecs.service;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.service.DeploymentView;
import dev.gantry.ecs.domain.service.ServiceDeployment;
import dev.gantry.ecs.domain.service.ServiceDeploymentView;
import dev.gantry.ecs.domain.service.ServicePart;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ecs.ServiceDeploymentNotFoundException;
import dev.gantry.value.Scope;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds service deployments, and gathers what clients see of them. */
public final class ServiceDeployments {

    private ServiceDeployments() {}

    public static Optional<ServiceDeployment> find(View view, Scope scope, @Nullable String arn) {
        return ServicePart.parse(arn, ServicePart.DEPLOYMENT, scope)
                .flatMap(part -> view.find(EcsTables.SERVICE_DEPLOYMENTS, part.key()));
    }

    public static ServiceDeployment present(View view, Scope scope, @Nullable String arn) {
        return find(view, scope, arn)
                .orElseThrow(() ->
                        new ServiceDeploymentNotFoundException("The specified service deployment was not found."));
    }

    public static ServiceDeploymentView describe(View view, ServiceDeployment row) {
        ServiceViews views = new ServiceViews(view);
        Map<String, DeploymentView> byRevision = new LinkedHashMap<>();
        views.deployments(row.service())
                .forEach(each -> byRevision.putIfAbsent(each.deployment().revision(), each));
        return new ServiceDeploymentView(row, byRevision);
    }
}
