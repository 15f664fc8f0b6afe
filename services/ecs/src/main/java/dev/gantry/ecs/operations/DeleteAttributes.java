package dev.gantry.ecs.operations;

import dev.gantry.ecs.Clusters;
import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.instance.AttributeTarget;
import dev.gantry.ecs.instance.CustomAttributes;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.Attribute;
import dev.gantry.shapes.ecs.DeleteAttributesRequest;
import dev.gantry.shapes.ecs.DeleteAttributesResponse;
import java.util.List;
import java.util.Optional;

/** Takes custom attributes away from container instances; one that is not there is no mistake. */
public final class DeleteAttributes implements Command<DeleteAttributesRequest, DeleteAttributesResponse> {

    @Override
    public DeleteAttributesResponse run(DeleteAttributesRequest request, Tx tx, Call call) {
        Cluster cluster = Clusters.active(tx, call.scope(), request.cluster());

        List<Attribute> deleted = CustomAttributes.checked(request.attributesOrEmpty()).stream()
                .flatMap(attribute -> delete(attribute, cluster, tx).stream())
                .toList();

        return new DeleteAttributesResponse(deleted);
    }

    private static Optional<Attribute> delete(Attribute attribute, Cluster cluster, Tx tx) {
        ContainerInstance instance = AttributeTarget.of(tx, cluster, attribute);
        String name = CustomAttributes.name(attribute);
        Optional<Attribute> found = instance.attributes().stream()
                .filter(existing -> name.equals(existing.name()))
                .filter(existing ->
                        attribute.value() == null || attribute.value().equals(existing.value()))
                .findFirst();
        if (found.isPresent()) {
            List<Attribute> rest = CustomAttributes.without(instance.attributes(), name);
            tx.put(EcsTables.INSTANCES, instance.with(draft -> draft.attributes(rest)));
        }
        return found.map(existing -> AttributeTarget.shown(instance, existing));
    }
}
