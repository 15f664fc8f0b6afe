package dev.gantry.ecs.service;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.service.DeploymentId;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.service.ServiceRevision;
import dev.gantry.ecs.domain.service.TaskSet;
import dev.gantry.kernel.Slice;
import dev.gantry.kernel.Tx;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.Scale;
import dev.gantry.shapes.ecs.ScaleUnit;
import dev.gantry.shapes.ecs.TaskSetNotFoundException;
import dev.gantry.value.Arn;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the task sets of EXTERNAL services. */
public final class TaskSets {

    private static final String PREFIX = "ecs-svc/";
    private static final int ALL = 100;

    private TaskSets() {}

    public static Slice<TaskSet> of(View view, Service service) {
        return view.all(EcsTables.TASK_SETS).startingWith(service.key() + "/");
    }

    /** The task set of the service with that id, as in {@code ecs-svc/123}, or ARN. */
    public static Optional<TaskSet> find(View view, Service service, @Nullable String reference) {
        String named = reference == null ? "" : reference;
        String number =
                named.substring(named.lastIndexOf(PREFIX) < 0 ? 0 : named.lastIndexOf(PREFIX) + PREFIX.length());
        return view.find(EcsTables.TASK_SETS, new DeploymentId(service.id(), number).key())
                .filter(found -> !Arn.looksLikeOne(named) || found.arn().equals(named));
    }

    /** The task set is no more, and neither is the revision that was made for it. */
    static void forget(Tx tx, TaskSet taskSet) {
        tx.delete(EcsTables.TASK_SETS, taskSet.key());
        tx.delete(EcsTables.SERVICE_REVISIONS, ServiceRevision.key(taskSet.id().service(), taskSet.revision()));
    }

    public static TaskSet present(View view, Service service, @Nullable String reference) {
        return find(view, service, reference)
                .orElseThrow(() -> new TaskSetNotFoundException(
                        "The specified task set does not exist. Specify a valid task set and try again."));
    }

    /** The ARN that a reference stands for, whether there is such a task set or not. */
    public static String arn(Service service, String reference) {
        return Arn.looksLikeOne(reference)
                ? reference
                : new DeploymentId(service.id(), reference.replaceFirst("^" + PREFIX, "")).taskSetArn();
    }

    /** Only services whose user rolls them out have task sets. */
    public static Service external(Service service) {
        if (service.settings().isOurs()) {
            throw new InvalidParameterException(
                    "Task sets are supported only for services that use the EXTERNAL deployment controller.");
        }
        return service;
    }

    /** None of the tasks, unless the request says otherwise. */
    public static Scale checked(@Nullable Scale requested) {
        Double value = requested == null ? null : requested.value();
        double share = Objects.requireNonNullElse(value, 0.0);
        if (!(share >= 0 && share <= ALL)) {
            throw new InvalidParameterException("The scale of a task set must be between 0 and " + ALL + " percent.");
        }
        return new Scale(share, ScaleUnit.PERCENT);
    }
}
