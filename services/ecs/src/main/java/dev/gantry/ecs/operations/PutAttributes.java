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
import dev.gantry.shapes.ecs.PutAttributesRequest;
import dev.gantry.shapes.ecs.PutAttributesResponse;
import java.util.List;

/** Gives container instances custom attributes, or new values to those that they have. */
public final class PutAttributes implements Command<PutAttributesRequest, PutAttributesResponse> {

    @Override
    public PutAttributesResponse run(PutAttributesRequest request, Tx tx, Call call) {
        Cluster cluster = Clusters.active(tx, call.scope(), request.cluster());

        List<Attribute> put = CustomAttributes.checked(request.attributesOrEmpty()).stream()
                .map(attribute -> put(attribute, cluster, tx))
                .toList();

        return new PutAttributesResponse(put);
    }

    private static Attribute put(Attribute attribute, Cluster cluster, Tx tx) {
        ContainerInstance instance = AttributeTarget.of(tx, cluster, attribute);
        List<Attribute> all = CustomAttributes.with(instance.attributes(), attribute);
        tx.put(EcsTables.INSTANCES, instance.with(draft -> draft.attributes(all)));
        return AttributeTarget.shown(instance, attribute);
    }
}
