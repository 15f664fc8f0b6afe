package dev.gantry.server.operations;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.server.Note;
import dev.gantry.shapes.ecs.Cluster;
import dev.gantry.shapes.ecs.CreateClusterRequest;
import dev.gantry.shapes.ecs.CreateClusterResponse;

/** Writes a row, so that the tests see whether a refused request left anything behind; says in whose region. */
public final class CreateCluster implements Command<CreateClusterRequest, CreateClusterResponse> {

    @Override
    public CreateClusterResponse run(CreateClusterRequest request, Tx tx, Call call) {
        String name = String.valueOf(request.clusterName());
        if (name.equals("mistake")) {
            throw new IllegalStateException("secret detail");
        }
        tx.put(Note.TABLE, new Note(call.scope().prefix() + name, name));
        String arn = call.scope().arn("ecs", "cluster/" + name).toString();
        return CreateClusterResponse.builder()
                .cluster(Cluster.builder().clusterArn(arn).build())
                .build();
    }
}
