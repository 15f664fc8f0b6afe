package dev.gantry.ecs.operations;

import dev.gantry.ecs.Pages;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ecs.ListServicesByNamespaceRequest;
import dev.gantry.shapes.ecs.ListServicesByNamespaceResponse;
import dev.gantry.shapes.ecs.NamespaceNotFoundException;

/** Lists the services of a Service Connect namespace. There are no namespaces yet: whichever is named is not found. */
public final class ListServicesByNamespace
        implements Query<ListServicesByNamespaceRequest, ListServicesByNamespaceResponse> {

    private static final int USUAL = 10;

    @Override
    public ListServicesByNamespaceResponse answer(ListServicesByNamespaceRequest request, View view, Call call) {
        Pages.size(request.maxResults(), USUAL);
        throw new NamespaceNotFoundException("The specified namespace was not found.");
    }
}
