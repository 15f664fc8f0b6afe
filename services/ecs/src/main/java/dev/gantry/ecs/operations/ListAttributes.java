package dev.gantry.ecs.operations;

import dev.gantry.ecs.Clusters;
import dev.gantry.ecs.Pages;
import dev.gantry.ecs.Subjects;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.identifier.Page;
import dev.gantry.ecs.domain.identifier.PageToken;
import dev.gantry.ecs.instance.AttributeListing;
import dev.gantry.ecs.instance.AttributeListing.Entry;
import dev.gantry.ecs.instance.ContainerInstances;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.ListAttributesRequest;
import dev.gantry.shapes.ecs.ListAttributesResponse;
import java.util.Optional;
import java.util.function.Predicate;

/** Lists the attributes of a cluster's registered container instances, instance by instance. */
public final class ListAttributes implements Query<ListAttributesRequest, ListAttributesResponse> {

    @Override
    public String subject(ListAttributesRequest request, Call call) {
        return Subjects.cluster(request.cluster(), call);
    }

    @Override
    public ListAttributesResponse answer(ListAttributesRequest request, View view, Call call) {
        Cluster cluster = Clusters.active(view, call.scope(), request.cluster());
        if (request.attributeValue() != null && request.attributeName() == null) {
            throw new InvalidParameterException("attributeName is required when attributeValue is specified.");
        }
        int size = Pages.size(request.maxResults());
        AttributeListing listing = new AttributeListing(ContainerInstances.registered(view, cluster));
        Optional<String> after = PageToken.key(request.nextToken());

        Page<Entry> page = Page.of(() -> listing.after(after).iterator(), filter(request), Entry::key, size);

        return ListAttributesResponse.builder()
                .attributes(page.map(Entry::shown))
                .nextToken(page.nextToken().orElse(null))
                .build();
    }

    private static Predicate<Entry> filter(ListAttributesRequest request) {
        String name = request.attributeName();
        String value = request.attributeValue();
        return entry -> (name == null || name.equals(entry.attribute().name()))
                && (value == null || value.equals(entry.attribute().value()));
    }
}
