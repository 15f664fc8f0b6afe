package dev.gantry.kernel;

import dev.gantry.value.Caller;
import dev.gantry.value.Ids;

/** A front door that lets everybody in: what tests and simulated worlds use. */
public final class OpenDoor implements FrontDoor {

    private final Services services;
    private final Dispatch dispatch;
    private final Ids ids;

    public OpenDoor(Services services, Dispatch dispatch, Ids ids) {
        this.services = services;
        this.dispatch = dispatch;
        this.ids = ids;
    }

    @Override
    public <O> O call(Caller principal, Object request, Class<O> response) {
        Call call = new RequestCall(principal, ids.uuid(), Asks.of(services));
        return response.cast(dispatch.run(services.handling(request.getClass()).handler(), request, call));
    }
}
