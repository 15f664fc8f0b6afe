package dev.gantry.ecs.taskdefinition;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.taskdefinition.TaskDefinitionFamily;
import dev.gantry.ecs.domain.taskdefinition.TaskDefinitionRevision;
import dev.gantry.ecs.domain.taskdefinition.TaskDefinitionStatus;
import dev.gantry.kernel.Slice;
import dev.gantry.kernel.View;
import dev.gantry.value.Scope;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The revisions of one status in the order of their families' names and their numbers, from either end.
 *
 * @param family the only family, if one is named
 */
public record RevisionListing(
        View view, Scope scope, Optional<String> family, TaskDefinitionStatus status, boolean descending) {

    /** All of them, or those that follow the row with this key. */
    public Stream<TaskDefinitionRevision> after(Optional<String> key) {
        Optional<String> begun = key.map(RevisionListing::familyKey);
        Stream<TaskDefinitionRevision> rest = begun.stream().flatMap(of -> revisions(of, key));
        return Stream.concat(rest, families(begun).flatMap(next -> revisions(next.key(), Optional.empty())));
    }

    private static String familyKey(String revisionKey) {
        int colon = revisionKey.lastIndexOf(':');
        return colon < 0 ? revisionKey : revisionKey.substring(0, colon);
    }

    private Stream<TaskDefinitionFamily> families(Optional<String> after) {
        Slice<TaskDefinitionFamily> all = view.all(EcsTables.FAMILIES).startingWith(scope.prefix());
        if (family.isPresent()) {
            return after.isPresent()
                    ? Stream.empty()
                    : view.find(EcsTables.FAMILIES, TaskDefinitionFamily.key(scope, family.get())).stream();
        }
        return descending ? Backwards.before(all, after) : after.map(all::after).orElse(all).stream();
    }

    private Stream<TaskDefinitionRevision> revisions(String familyKey, Optional<String> after) {
        Slice<TaskDefinitionRevision> all = view.by(EcsTables.REVISIONS, familyKey + "/" + status);
        return descending ? Backwards.before(all, after) : after.map(all::after).orElse(all).stream();
    }
}
