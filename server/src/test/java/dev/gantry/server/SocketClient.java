package dev.gantry.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The JDK's WebSocket, with a queue of what it hears. */
final class SocketClient implements WebSocket.Listener {

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final StringBuilder parts = new StringBuilder();
    private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();

    static SocketClient connect(Caller caller, String target) {
        Map<String, String> headers = caller.sign("ecs", "GET", target, Map.of(), new byte[0]);
        return connect(URI.create(url(caller, target)), headers);
    }

    static SocketClient connect(URI url, Map<String, String> headers) {
        SocketClient client = new SocketClient();
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        headers.forEach((name, value) -> {
            if (!name.equals("host") && !name.equals("content-length")) {
                builder.header(name, value);
            }
        });
        try {
            client.socket.complete(builder.buildAsync(url, client).join());
            return client;
        } catch (CompletionException e) {
            throw SocketClient.<RuntimeException>sneaky(Objects.requireNonNull(e.getCause()));
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException sneaky(Throwable cause) throws T {
        throw (T) cause;
    }

    static String url(Caller caller, String target) {
        return caller.endpoint().toString().replace("http:", "ws:") + target;
    }

    WebSocket socket() {
        return socket.join();
    }

    String next() {
        try {
            return String.valueOf(heard.poll(10, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void close() {
        socket().sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    @Override
    public void onOpen(WebSocket opened) {
        heard.add("open");
        opened.request(1);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        parts.append(data);
        if (last) {
            heard.add("text " + parts);
            parts.setLength(0);
        }
        from.request(1);
        return CompletableFuture.completedStage(true);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        heard.add("close " + code + " " + reason);
        return CompletableFuture.completedStage(true);
    }
}
