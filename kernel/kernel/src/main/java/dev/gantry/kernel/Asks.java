package dev.gantry.kernel;

/** Reads of one service by another. */
public interface Asks {

    /** Answers the request of another service's query from the view. */
    <O> O ask(View view, Object request, Class<O> response, Call by);

    /** Answers from the queries of these services. */
    static Asks of(Services services) {
        return new Asks() {
            @Override
            public <O> O ask(View view, Object request, Class<O> response, Call by) {
                Services.Target target = services.handling(request.getClass());
                if (target.handler() instanceof Query<?, ?> query) {
                    return response.cast(answer(query, view, request, by));
                }
                throw new IllegalArgumentException(target.operation() + " is not a query: it cannot be asked.");
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static <I> Object answer(Query<I, ?> query, View view, Object request, Call by) {
        return query.answer((I) request, view, by);
    }
}
