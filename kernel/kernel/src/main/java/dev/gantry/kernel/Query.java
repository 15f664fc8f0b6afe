package dev.gantry.kernel;

/** An operation that reads: it runs on its caller's thread against the newest view and cannot write. */
public non-sealed interface Query<I, O> extends Handler<I, O> {

    O answer(I request, View view, Call call);
}
