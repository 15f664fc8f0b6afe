package dev.gantry.ecs.operations;

import dev.gantry.ecs.Batch;
import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.service.ServicePart;
import dev.gantry.ecs.service.ServiceViews;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ecs.DescribeServiceRevisionsRequest;
import dev.gantry.shapes.ecs.DescribeServiceRevisionsResponse;
import dev.gantry.shapes.ecs.ServiceRevision;
import java.util.List;
import java.util.function.UnaryOperator;

/** Tells all about up to twenty service revisions: what tasks of services were started from. */
public final class DescribeServiceRevisions
        implements Query<DescribeServiceRevisionsRequest, DescribeServiceRevisionsResponse> {

    private static final int MOST = 20;

    @Override
    public String subject(DescribeServiceRevisionsRequest request, Call call) {
        List<String> named = request.serviceRevisionArnsOrEmpty();
        return named.size() == 1 ? named.getFirst() : "*";
    }

    @Override
    public DescribeServiceRevisionsResponse answer(DescribeServiceRevisionsRequest request, View view, Call call) {
        Batch<ServiceRevision> batch = Batch.of(
                Batch.checked(request.serviceRevisionArnsOrEmpty(), "Service revisions", MOST),
                arn -> ServicePart.parse(arn, ServicePart.REVISION, call.scope())
                        .flatMap(part -> view.find(EcsTables.SERVICE_REVISIONS, part.key()))
                        .map(ServiceViews::describe),
                UnaryOperator.identity());

        return new DescribeServiceRevisionsResponse(batch.found(), batch.failures());
    }
}
