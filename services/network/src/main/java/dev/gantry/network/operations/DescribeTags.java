package dev.gantry.network.operations;

import static java.util.Objects.requireNonNullElse;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.View;
import dev.gantry.network.Ec2Error;
import dev.gantry.network.Listing;
import dev.gantry.network.Network;
import dev.gantry.network.NetworkTables;
import dev.gantry.network.PlainFilters;
import dev.gantry.network.ResourceKind;
import dev.gantry.network.TagsRow;
import dev.gantry.shapes.ec2.DescribeTagsRequest;
import dev.gantry.shapes.ec2.DescribeTagsResponse;
import dev.gantry.shapes.ec2.TagDescription;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists tags, one by one. */
public final class DescribeTags implements Query<DescribeTagsRequest, DescribeTagsResponse> {

    private static final PlainFilters<TagDescription> FILTERS = new PlainFilters<TagDescription>()
            .with("key", TagDescription::key)
            .with("resource-id", TagDescription::resourceId)
            .with("resource-type", TagDescription::resourceType)
            .with("value", TagDescription::value);

    @Override
    public DescribeTagsResponse answer(DescribeTagsRequest request, View view, Call call) {
        Ec2Error.endDryRun(request.dryRun());
        Network network = Network.of(view, call.scope());
        String after =
                Optional.ofNullable(request.nextToken()).map(Listing::decode).orElse("");
        int limit = requireNonNullElse(request.maxResults(), Integer.MAX_VALUE);
        List<TagDescription> page = network.all(NetworkTables.TAGS)
                .flatMap(DescribeTags::descriptions)
                .filter(FILTERS.read(request.filtersOrEmpty()))
                .filter(tag -> place(tag).compareTo(after) > 0)
                .sorted(Comparator.comparing(DescribeTags::place))
                .limit(limit + 1L)
                .toList();
        return DescribeTagsResponse.builder()
                .tags(page.stream().limit(limit).toList())
                .nextToken(page.size() > limit ? Listing.encode(place(page.get(limit - 1))) : null)
                .build();
    }

    private static String place(TagDescription tag) {
        return tag.resourceId() + "\n" + tag.key();
    }

    private static Stream<TagDescription> descriptions(TagsRow row) {
        String type = ResourceKind.of(row.id()).map(ResourceKind::tagType).orElse("");
        return row.tags().entrySet().stream()
                .map(tag -> TagDescription.builder()
                        .resourceId(row.id())
                        .resourceType(type)
                        .key(tag.getKey())
                        .value(tag.getValue())
                        .build());
    }
}
