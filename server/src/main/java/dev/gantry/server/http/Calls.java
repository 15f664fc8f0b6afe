package dev.gantry.server.http;

import dev.gantry.kernel.Asks;
import dev.gantry.kernel.Dispatch;
import dev.gantry.kernel.FrontDoor;
import dev.gantry.kernel.Handler;
import dev.gantry.kernel.RequestCall;
import dev.gantry.kernel.Services;
import dev.gantry.shapes.Operation;
import dev.gantry.shapes.ServiceModel;
import dev.gantry.shapes.Structure;
import dev.gantry.shapes.Validation;
import dev.gantry.shapes.Violation;
import dev.gantry.value.Caller;
import dev.gantry.value.Ids;
import dev.gantry.wire.Route;
import dev.gantry.wire.ValidationFailure;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Runs operations for callers who are known: those of the network and, in this process, those of workers. */
public final class Calls implements FrontDoor {

    private final Services services;
    private final Map<String, ServiceModel> models;
    private final Dispatch dispatch;
    private final Ids ids;
    private final Asks asks;

    public Calls(Services services, Collection<ServiceModel> models, Dispatch dispatch, Ids ids) {
        this.services = services;
        this.models = models.stream().collect(Collectors.toMap(ServiceModel::name, Function.identity()));
        this.dispatch = dispatch;
        this.ids = ids;
        this.asks = Asks.of(services);
    }

    /** Checks the request against its model and hands it to the operation's class. */
    Structure run(Route route, Structure request, Caller caller, String requestId) {
        ServiceModel model = route.service();
        Operation operation = route.operation();
        Handler<?, ?> handler = services.find(model.name(), operation.name())
                .orElseThrow(() -> route.protocol().unsupported(operation));
        return (Structure) run(model, operation, handler, request, new RequestCall(caller, requestId, asks));
    }

    @Override
    public <O> O call(Caller principal, Object request, Class<O> response) {
        Services.Target target = services.handling(request.getClass());
        ServiceModel model = model(target.service().model());
        Operation operation = model.operation(target.operation()).orElseThrow();
        RequestCall call = new RequestCall(principal, ids.uuid(), asks);
        return response.cast(run(model, operation, target.handler(), (Structure) request, call));
    }

    private Object run(
            ServiceModel model, Operation operation, Handler<?, ?> handler, Structure request, RequestCall call) {
        List<Violation> violations = Validation.check(request);
        if (!violations.isEmpty()) {
            throw ValidationFailure.of(model, operation, violations);
        }
        return dispatch.run(handler, request, call);
    }

    private ServiceModel model(String name) {
        ServiceModel model = models.get(name);
        if (model == null) {
            throw new IllegalArgumentException("There is no model of " + name + ".");
        }
        return model;
    }
}
