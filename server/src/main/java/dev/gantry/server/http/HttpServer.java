package dev.gantry.server.http;

import dev.gantry.kernel.Engine;
import dev.gantry.server.socket.WebSocketEndpoint;
import dev.gantry.value.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/** The socket that clients connect to: HTTP/1.1 and cleartext HTTP/2, a virtual thread per request. */
public final class HttpServer implements AutoCloseable {

    private static final int LARGEST_HEAD = 64 << 10;
    private static final long DRAIN_MILLIS = 3_000;

    private final Server server;
    private final ServerConnector connector;

    private HttpServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /** What the server needs to answer: the API, who may enter, WebSockets, and the state of things. */
    public record Inside(
            ApiFront front,
            Gate gate,
            List<WebSocketEndpoint> sockets,
            Engine engine,
            InternalErrors mistakes,
            Ids ids) {}

    public static HttpServer start(String bind, int port, Inside inside) {
        Server server = new Server(new VirtualThreadPool());
        HttpConfiguration http = configuration();
        ServerConnector connector =
                new ServerConnector(server, new HttpConnectionFactory(http), new HTTP2CServerConnectionFactory(http));
        connector.setHost(bind);
        connector.setPort(port);
        server.addConnector(connector);
        SocketFront sockets = new SocketFront(server, inside.sockets(), inside.gate(), inside.mistakes());
        Health health = new Health(inside.engine(), inside.mistakes());
        server.setHandler(new GracefulHandler(new ApiHandler(inside.front(), sockets, health, inside.ids())));
        server.setErrorHandler(new PlainErrors(inside.ids()));
        server.setStopTimeout(DRAIN_MILLIS);
        return new HttpServer(server, connector).start();
    }

    /** Paths stay as they were sent: nothing here trusts a canonical form of them. */
    private static HttpConfiguration configuration() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(LARGEST_HEAD);
        http.setUriCompliance(UriCompliance.UNSAFE);
        http.setUseInputDirectByteBuffers(false); // Jetty parses heads faster out of arrays
        http.setHeaderCacheSize(0); // a signature never comes twice
        return http;
    }

    private HttpServer start() {
        try {
            server.start();
            return this;
        } catch (Exception failed) {
            throw new UncheckedIOException(
                    new IOException("Cannot listen on " + connector.getHost() + ":" + connector.getPort(), failed));
        }
    }

    public int port() {
        return connector.getLocalPort();
    }

    /** Takes no more requests, and gives those that are on their way a few seconds. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception failed) {
            throw new IllegalStateException("The HTTP server did not stop", failed);
        }
    }
}
