package dev.gantry.kernel;

/** An operation that decides. It runs in the one writer; what it returns is sent once its changes are durable. */
public non-sealed interface Command<I, O> extends Handler<I, O> {

    O run(I request, Tx tx, Call call);
}
