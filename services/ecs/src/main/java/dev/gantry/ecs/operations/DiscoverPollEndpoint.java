package dev.gantry.ecs.operations;

import dev.gantry.ecs.PollEndpoints;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ecs.DiscoverPollEndpointRequest;
import dev.gantry.shapes.ecs.DiscoverPollEndpointResponse;

/** Tells an agent where its sessions are. Agents keep the answer for twelve hours, so it never changes. */
public final class DiscoverPollEndpoint implements Query<DiscoverPollEndpointRequest, DiscoverPollEndpointResponse> {

    private final PollEndpoints endpoints;

    DiscoverPollEndpoint(PollEndpoints endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public DiscoverPollEndpointResponse answer(DiscoverPollEndpointRequest request, View view, Call call) {
        return DiscoverPollEndpointResponse.builder()
                .endpoint(endpoints.acs())
                .telemetryEndpoint(endpoints.tcs())
                .build();
    }
}
