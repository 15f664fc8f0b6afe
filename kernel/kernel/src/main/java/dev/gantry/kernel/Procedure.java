package dev.gantry.kernel;

/**
 * An operation that does more than rows can tell: it appends to segments, moves blobs or waits. It runs on its caller's
 * thread; rows it changes through the engine like anybody else.
 */
public non-sealed interface Procedure<I, O> extends Handler<I, O> {

    O perform(I request, Call call);
}
