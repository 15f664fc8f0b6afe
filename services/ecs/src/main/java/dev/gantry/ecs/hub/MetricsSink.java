package dev.gantry.ecs.hub;

import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.shapes.tcs.PublishMetricsRequest;

/** Where the metrics that agents publish go. */
public interface MetricsSink {

    /** What a server without a metrics service does: it keeps none. */
    MetricsSink NONE = (instance, metrics) -> {};

    void accept(InstanceId instance, PublishMetricsRequest metrics);
}
