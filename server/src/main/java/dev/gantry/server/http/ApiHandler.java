package dev.gantry.server.http;

import dev.gantry.value.Ids;
import dev.gantry.value.ServiceException;
import dev.gantry.wire.HttpAnswer;
import dev.gantry.wire.HttpRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Between Jetty and the front door: reads requests, writes answers, lets WebSockets and the health check pass by. */
final class ApiHandler extends Handler.Abstract {

    static final String REQUEST_ID = "x-amzn-RequestId";

    private final ApiFront front;
    private final SocketFront sockets;
    private final Health health;
    private final Ids ids;

    ApiHandler(ApiFront front, SocketFront sockets, Health health, Ids ids) {
        this.front = front;
        this.sockets = sockets;
        this.health = health;
        this.ids = ids;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        String requestId = ids.uuid();
        response.getHeaders().put(REQUEST_ID, requestId);
        HttpRequest head = Requests.head(request);
        if (sockets.isUpgrade(head)) {
            return sockets.upgrade(head, request, response, callback);
        }
        Optional<HttpAnswer> health = this.health.answer(head, Request.getRemoteAddr(request));
        write(health.isPresent() ? health.get() : answer(head, request, response, requestId), response, callback);
        return true;
    }

    private HttpAnswer answer(HttpRequest head, Request request, Response response, String requestId)
            throws IOException {
        byte[] body;
        try {
            body = Bodies.read(request);
        } catch (ServiceException tooLarge) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            return front.refuse(head, tooLarge, requestId);
        }
        return front.answer(new HttpRequest(head.method(), head.path(), head.query(), head.headers(), body), requestId);
    }

    static void write(HttpAnswer answer, Response response, Callback callback) {
        response.setStatus(answer.status());
        answer.headers().forEach(response.getHeaders()::put);
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
    }
}
