package dev.gantry.server.http;

import dev.gantry.value.Ids;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What is said about bytes that are no HTTP request: as little as possible. */
final class PlainErrors implements Request.Handler {

    private static final byte[] BODY = "{\"__type\":\"BadRequest\"}".getBytes(StandardCharsets.US_ASCII);

    private final Ids ids;

    PlainErrors(Ids ids) {
        this.ids = ids;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        response.getHeaders().put(ApiHandler.REQUEST_ID, ids.uuid());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.write(true, ByteBuffer.wrap(BODY), callback);
        return true;
    }
}
