package dev.gantry.ecs.operations;

import dev.gantry.ecs.Batch;
import dev.gantry.ecs.service.ServiceDeployments;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ecs.DescribeServiceDeploymentsRequest;
import dev.gantry.shapes.ecs.DescribeServiceDeploymentsResponse;
import dev.gantry.shapes.ecs.ServiceDeployment;
import java.util.List;
import java.util.function.UnaryOperator;

/** Tells all about up to twenty service deployments. */
public final class DescribeServiceDeployments
        implements Query<DescribeServiceDeploymentsRequest, DescribeServiceDeploymentsResponse> {

    private static final int MOST = 20;

    @Override
    public String subject(DescribeServiceDeploymentsRequest request, Call call) {
        List<String> named = request.serviceDeploymentArnsOrEmpty();
        return named.size() == 1 ? named.getFirst() : "*";
    }

    @Override
    public DescribeServiceDeploymentsResponse answer(DescribeServiceDeploymentsRequest request, View view, Call call) {
        Batch<ServiceDeployment> batch = Batch.of(
                Batch.checked(request.serviceDeploymentArnsOrEmpty(), "Service deployments", MOST),
                arn -> ServiceDeployments.find(view, call.scope(), arn)
                        .map(found -> ServiceDeployments.describe(view, found).describe()),
                UnaryOperator.identity());

        return new DescribeServiceDeploymentsResponse(batch.found(), batch.failures());
    }
}
