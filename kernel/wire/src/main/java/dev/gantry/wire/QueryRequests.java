package dev.gantry.wire;

import dev.gantry.shapes.Operation;
import dev.gantry.shapes.Structure;
import dev.gantry.value.ServiceException;

/** What the two query protocols have in common: a form, and what is said when it cannot be read. */
final class QueryRequests {

    private QueryRequests() {}

    /** @param badValue the code for a value of the wrong type */
    static Structure read(FormReader reader, Operation operation, HttpRequest request, String badValue) {
        FormTree form = form(request);
        try {
            return reader.structure(operation.input(), form);
        } catch (MalformedException e) {
            throw new ServiceException(badValue, 400, e.text());
        }
    }

    private static FormTree form(HttpRequest request) {
        try {
            return FormTree.of(request);
        } catch (MalformedException e) {
            throw new ServiceException("MalformedQueryString", 400, e.text());
        }
    }
}
