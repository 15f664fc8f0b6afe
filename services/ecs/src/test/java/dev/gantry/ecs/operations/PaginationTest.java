package dev.gantry.ecs.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.ecs.EcsTester;
import dev.gantry.ecs.Fleet;
import dev.gantry.shapes.ecs.Attribute;
import dev.gantry.shapes.ecs.DescribeCapacityProvidersRequest;
import dev.gantry.shapes.ecs.DescribeCapacityProvidersResponse;
import dev.gantry.shapes.ecs.ListAccountSettingsRequest;
import dev.gantry.shapes.ecs.ListAccountSettingsResponse;
import dev.gantry.shapes.ecs.ListAttributesRequest;
import dev.gantry.shapes.ecs.ListAttributesResponse;
import dev.gantry.shapes.ecs.ListClustersRequest;
import dev.gantry.shapes.ecs.ListClustersResponse;
import dev.gantry.shapes.ecs.ListContainerInstancesRequest;
import dev.gantry.shapes.ecs.ListContainerInstancesResponse;
import dev.gantry.shapes.ecs.ListTaskDefinitionFamiliesRequest;
import dev.gantry.shapes.ecs.ListTaskDefinitionFamiliesResponse;
import dev.gantry.shapes.ecs.ListTaskDefinitionsRequest;
import dev.gantry.shapes.ecs.ListTaskDefinitionsResponse;
import dev.gantry.shapes.ecs.ListTasksRequest;
import dev.gantry.shapes.ecs.ListTasksResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeTry;
import org.jspecify.annotations.Nullable;

/** Whatever the size of its pages, a List operation visits everything exactly once. */
class PaginationTest {

    private static final List<String> NAMES = List.of("web", "web-2", "web_a", "Web", "w", "a0", "a-", "z9");

    private EcsTester ecs = EcsTester.start();
    private Fleet fleet = new Fleet(ecs);

    @BeforeTry
    void begin() {
        ecs = EcsTester.start();
        fleet = new Fleet(ecs);
    }

    /** Asks for the page that the token stands for. */
    private interface Pager {
        Paged page(@Nullable String token);
    }

    /** A page as a client sees it. */
    private record Paged(List<?> items, @Nullable String nextToken) {}

    private static List<Object> visit(int size, Pager pager) {
        List<Object> visited = new ArrayList<>();
        String token = null;
        do {
            Paged page = pager.page(token);
            assertThat(page.items().size()).isLessThanOrEqualTo(size);
            visited.addAll(page.items());
            token = page.nextToken();
        } while (token != null);
        return visited;
    }

    private static void assertOnce(List<Object> visited, int expected) {
        assertThat(visited).hasSize(expected).doesNotHaveDuplicates();
    }

    @Property(tries = 40)
    void clusters(@ForAll @IntRange(min = 1, max = 100) int size, @ForAll Set<@IntRange(max = 30) Integer> numbers) {
        numbers.forEach(number -> fleet.cluster("c" + number));

        List<Object> visited = visit(size, token -> {
            ListClustersResponse page = ecs.run(new ListClusters(), new ListClustersRequest(token, size));
            return new Paged(page.clusterArnsOrEmpty(), page.nextToken());
        });

        assertOnce(visited, numbers.size());
    }

    @Property(tries = 60)
    void task_definitions(
            @ForAll @IntRange(min = 1, max = 12) int size,
            @ForAll boolean descending,
            @ForAll @Size(max = 25) List<@IntRange(max = 7) Integer> families) {
        families.forEach(family -> fleet.definition(NAMES.get(family)));

        List<Object> visited = visit(size, token -> {
            ListTaskDefinitionsResponse page = ecs.run(
                    new ListTaskDefinitions(),
                    ListTaskDefinitionsRequest.builder()
                            .sort(descending ? "DESC" : "ASC")
                            .maxResults(size)
                            .nextToken(token)
                            .build());
            return new Paged(page.taskDefinitionArnsOrEmpty(), page.nextToken());
        });

        assertOnce(visited, families.size());
    }

    @Property(tries = 40)
    void families(
            @ForAll @IntRange(min = 1, max = 10) int size,
            @ForAll @Size(max = 10) List<@IntRange(max = 7) Integer> families) {
        families.forEach(family -> fleet.definition(NAMES.get(family)));

        List<Object> visited = visit(size, token -> {
            ListTaskDefinitionFamiliesResponse page = ecs.run(
                    new ListTaskDefinitionFamilies(),
                    ListTaskDefinitionFamiliesRequest.builder()
                            .maxResults(size)
                            .nextToken(token)
                            .build());
            return new Paged(page.familiesOrEmpty(), page.nextToken());
        });

        assertOnce(visited, new HashSet<>(families).size());
    }

    @Property(tries = 40)
    void container_instances_and_their_attributes(
            @ForAll @IntRange(min = 1, max = 12) int size, @ForAll @IntRange(max = 15) int count) {
        fleet.cluster("prod");
        for (int i = 0; i < count; i++) {
            fleet.instance("prod", Fleet.attribute("stack", "s" + i), Fleet.attribute("stack.a", "s" + i));
        }

        List<Object> instances = visit(size, token -> {
            ListContainerInstancesResponse page = ecs.run(
                    new ListContainerInstances(),
                    ListContainerInstancesRequest.builder()
                            .cluster("prod")
                            .maxResults(size)
                            .nextToken(token)
                            .build());
            return new Paged(page.containerInstanceArnsOrEmpty(), page.nextToken());
        });
        List<Object> attributes = visit(size, token -> attributes(size, token));

        assertOnce(instances, count);
        assertOnce(attributes, count * 3);
    }

    private Paged attributes(int size, @Nullable String token) {
        ListAttributesResponse page = ecs.run(
                new ListAttributes(),
                ListAttributesRequest.builder()
                        .cluster("prod")
                        .maxResults(size)
                        .nextToken(token)
                        .build());
        List<Attribute> attributes = page.attributesOrEmpty();
        return new Paged(attributes, page.nextToken());
    }

    @Property(tries = 20)
    void tasks(@ForAll @IntRange(min = 1, max = 10) int size, @ForAll @IntRange(max = 15) int count) {
        fleet.cluster("prod");
        for (int i = 0; i < count; i++) {
            fleet.spotTask("prod", "job");
        }

        List<Object> visited = visit(size, token -> {
            ListTasksResponse page = ecs.run(
                    new ListTasks(),
                    ListTasksRequest.builder()
                            .cluster("prod")
                            .maxResults(size)
                            .nextToken(token)
                            .build());
            return new Paged(page.taskArnsOrEmpty(), page.nextToken());
        });

        assertOnce(visited, count);
    }

    @Property(tries = 5)
    void capacity_providers(@ForAll @IntRange(min = 1, max = 3) int size) {
        List<Object> visited = visit(size, token -> {
            DescribeCapacityProvidersResponse page = ecs.run(
                    new DescribeCapacityProviders(),
                    DescribeCapacityProvidersRequest.builder()
                            .maxResults(size)
                            .nextToken(token)
                            .build());
            return new Paged(page.capacityProvidersOrEmpty(), page.nextToken());
        });

        assertOnce(visited, 2);
    }

    @Property(tries = 10)
    void account_settings(@ForAll @IntRange(min = 1, max = 10) int size) {
        List<Object> visited = visit(size, token -> {
            ListAccountSettingsResponse page = ecs.run(
                    new ListAccountSettings(),
                    ListAccountSettingsRequest.builder()
                            .effectiveSettings(true)
                            .maxResults(size)
                            .nextToken(token)
                            .build());
            return new Paged(page.settingsOrEmpty(), page.nextToken());
        });

        assertOnce(visited, 11);
    }
}
