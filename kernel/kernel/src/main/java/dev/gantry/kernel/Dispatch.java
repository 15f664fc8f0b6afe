package dev.gantry.kernel;

import java.util.function.Supplier;

/** Runs a handler where its kind belongs: a command in the writer, the others on this thread. */
public final class Dispatch {

    private final Supplier<Engine> engine;

    public Dispatch(Engine engine) {
        this(() -> engine);
    }

    /** The engine may come later than this: its controllers may need what dispatches. */
    public Dispatch(Supplier<Engine> engine) {
        this.engine = engine;
    }

    /** The handler's answer to the request, which must be of its kind. */
    @SuppressWarnings("unchecked")
    public <I, O> O run(Handler<I, O> handler, Object request, Call call) {
        I input = (I) request;
        return switch (handler) {
            case Command<I, O> command -> engine.get().submit(tx -> command.run(input, tx, call));
            case Query<I, O> query -> query.answer(input, engine.get().view(), call);
            case Procedure<I, O> procedure -> procedure.perform(input, call);
        };
    }
}
