package dev.gantry.kernel;

import dev.gantry.value.Caller;

/** A call that knows whom to ask about other services. */
public record RequestCall(Caller caller, String requestId, Asks asks) implements Call {

    @Override
    public <O> O ask(View view, Object request, Class<O> response) {
        return asks.ask(view, request, response, this);
    }
}
