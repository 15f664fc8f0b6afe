package dev.gantry.kernel;

import dev.gantry.value.Caller;
import dev.gantry.value.Scope;

/** One authenticated request on its way through an operation. */
public interface Call {

    Caller caller();

    String requestId();

    default Scope scope() {
        return caller().scope();
    }

    default String account() {
        return caller().account();
    }

    default String region() {
        return caller().region();
    }

    /**
     * A read of another service, answered from the same view inside this operation: the request is that service's own
     * generated request, as in {@code call.ask(view, new DescribeSubnetsRequest(…), DescribeSubnetsResponse.class)}.
     */
    <O> O ask(View view, Object request, Class<O> response);
}
