package dev.gantry.server.http;

import dev.gantry.value.ServiceException;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** Reads whole bodies, up to a limit. */
final class Bodies {

    private static final byte[] NONE = {};

    private Bodies() {}

    /** The body; refuses one that is larger as soon as that is known. */
    static byte[] read(Request request, int limit) throws IOException {
        long length = request.getLength();
        if (length == 0) {
            return NONE;
        }
        if (length > limit) {
            throw tooLarge();
        }
        try (InputStream input = Content.Source.asInputStream(request)) {
            byte[] body = input.readNBytes(length > 0 ? (int) length : limit + 1);
            if (body.length > limit) {
                throw tooLarge();
            }
            return body;
        }
    }

    private static ServiceException tooLarge() {
        return new ServiceException("RequestEntityTooLarge", 413, "The request body is too large.");
    }
}
