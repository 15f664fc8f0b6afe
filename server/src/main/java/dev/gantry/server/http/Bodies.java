package dev.gantry.server.http;

import dev.gantry.value.ServiceException;
import dev.gantry.wire.HttpRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** Reads whole bodies, up to a limit. */
final class Bodies {

    static final int LARGEST = 8 << 20;

    private static final byte[] NONE = {};

    private Bodies() {}

    /** The body; refuses one that is larger as soon as that is known. */
    static byte[] read(Request request) throws IOException {
        long length = request.getLength();
        if (length == 0) {
            return NONE;
        }
        if (length > LARGEST) {
            throw tooLarge();
        }
        try (InputStream input = Content.Source.asInputStream(request)) {
            byte[] body = input.readNBytes(length > 0 ? (int) length : LARGEST + 1);
            if (body.length > LARGEST) {
                throw tooLarge();
            }
            return body;
        }
    }

    /** The body without the compression that SDKs put on some large requests. S3 keeps what it is given. */
    static byte[] decoded(HttpRequest request, byte[] body, String service) {
        if (service.equals("s3")
                || !request.header("content-encoding").orElse("").equalsIgnoreCase("gzip")) {
            return body;
        }
        try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] decoded = plain.readNBytes(LARGEST + 1);
            if (decoded.length > LARGEST) {
                throw tooLarge();
            }
            return decoded;
        } catch (IOException notGzip) {
            throw new ServiceException("SerializationException", 400, "The body is not what its encoding says.");
        }
    }

    private static ServiceException tooLarge() {
        return new ServiceException("RequestEntityTooLarge", 413, "The request body is too large.");
    }
}
