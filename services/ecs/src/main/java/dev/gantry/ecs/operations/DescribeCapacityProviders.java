package dev.gantry.ecs.operations;

import dev.gantry.ecs.Batch;
import dev.gantry.ecs.Clusters;
import dev.gantry.ecs.cluster.CapacityProviders;
import dev.gantry.ecs.domain.identifier.Page;
import dev.gantry.ecs.domain.identifier.PageToken;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ecs.CapacityProvider;
import dev.gantry.shapes.ecs.CapacityProviderField;
import dev.gantry.shapes.ecs.DescribeCapacityProvidersRequest;
import dev.gantry.shapes.ecs.DescribeCapacityProvidersResponse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Tells about an account's capacity providers, those of one cluster if it is named. */
public final class DescribeCapacityProviders
        implements Query<DescribeCapacityProvidersRequest, DescribeCapacityProvidersResponse> {

    private static final int MOST = 100;
    private static final int PAGE = 10;

    @Override
    public String subject(DescribeCapacityProvidersRequest request, Call call) {
        List<String> named = request.capacityProvidersOrEmpty();
        return named.size() == 1 ? CapacityProviders.arn(call.scope(), named.getFirst()) : "*";
    }

    @Override
    public DescribeCapacityProvidersResponse answer(DescribeCapacityProvidersRequest request, View view, Call call) {
        int size = Page.size(Optional.ofNullable(request.maxResults()), PAGE, PAGE);
        Predicate<CapacityProvider> wanted = wanted(request, view, call);
        if (request.capacityProvidersOrEmpty().isEmpty()) {
            return page(CapacityProviders.all(view, call.scope()).stream().filter(wanted), request, size);
        }
        Batch<CapacityProvider> batch = Batch.of(
                Batch.checked(request.capacityProvidersOrEmpty(), "Capacity providers", MOST),
                reference ->
                        CapacityProviders.find(view, call.scope(), reference).filter(wanted),
                reference -> CapacityProviders.arn(call.scope(), reference));
        return page(batch.found().stream(), request, size).toBuilder()
                .failures(batch.failures())
                .build();
    }

    private static Predicate<CapacityProvider> wanted(DescribeCapacityProvidersRequest request, View view, Call call) {
        if (request.cluster() == null) {
            return _ -> true;
        }
        List<String> associated =
                Clusters.active(view, call.scope(), request.cluster()).capacityProviders();
        return provider -> associated.contains(provider.name());
    }

    private static DescribeCapacityProvidersResponse page(
            Stream<CapacityProvider> providers, DescribeCapacityProvidersRequest request, int size) {
        String after = PageToken.key(request.nextToken()).orElse("");
        Page<CapacityProvider> page = Page.of(
                () -> providers
                        .filter(provider -> name(provider).compareTo(after) > 0)
                        .iterator(),
                _ -> true,
                DescribeCapacityProviders::name,
                size);
        boolean tags = request.includeOrEmpty().contains(CapacityProviderField.TAGS);
        return DescribeCapacityProvidersResponse.builder()
                .capacityProviders(page.map(provider -> tags ? provider : untagged(provider)))
                .failures(List.of())
                .nextToken(page.nextToken().orElse(null))
                .build();
    }

    private static CapacityProvider untagged(CapacityProvider provider) {
        return provider.toBuilder().tags(List.of()).build();
    }

    private static String name(CapacityProvider provider) {
        return Objects.requireNonNullElse(provider.name(), "");
    }
}
