package dev.gantry.agent.endpoint;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 169.254.170.2 on the loopback interface: containers reach it through their gateway, which is this machine. One process
 * holds it; the others try again, and take over when it ends. Questions that come from other machines are not answered.
 */
final class SharedAddress implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SharedAddress.class);
    private static final String ADDRESS = "169.254.170.2";
    private static final int PORT = 80;
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final HttpHandler handler;
    private final boolean reachable;
    private final @Nullable Thread taker;
    private @Nullable HttpServer server;
    private boolean closed;

    SharedAddress(HttpHandler handler) {
        this.handler = exchange -> answerNeighbours(exchange, handler);
        this.reachable = isAssigned() || assign();
        take();
        this.taker =
                reachable ? Thread.ofVirtual().name("task-endpoint-address").start(this::keepTaking) : null;
        if (!reachable) {
            LOG.warn(
                    "{} cannot be set up (that takes root): containers get no role credentials and no metadata",
                    ADDRESS);
        }
    }

    boolean isReachable() {
        return reachable;
    }

    private static boolean isAssigned() {
        try {
            return NetworkInterface.getByInetAddress(InetAddress.getByName(ADDRESS)) != null;
        } catch (IOException unknown) {
            return false;
        }
    }

    private static boolean assign() {
        try {
            Process process = new ProcessBuilder("ip", "addr", "add", ADDRESS + "/32", "dev", "lo")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(5, TimeUnit.SECONDS) && (process.exitValue() == 0 || isAssigned());
        } catch (IOException noSuchTool) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void keepTaking() {
        try {
            while (!take()) {
                Thread.sleep(AGAIN);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** True once there is nothing left to try. */
    private synchronized boolean take() {
        if (closed || server != null || !reachable) {
            return true;
        }
        try {
            HttpServer taken = TaskEndpoint.server(new InetSocketAddress(ADDRESS, PORT));
            taken.createContext("/", handler);
            taken.start();
            server = taken;
            return true;
        } catch (IOException heldByAnother) {
            return false;
        }
    }

    private static void answerNeighbours(HttpExchange exchange, HttpHandler handler) throws IOException {
        if (isHere(exchange.getRemoteAddress().getAddress())) {
            handler.handle(exchange);
        } else {
            exchange.close();
        }
    }

    /** An address of this machine, or of a network that one of its bridges carries. */
    private static boolean isHere(InetAddress caller) {
        try {
            return NetworkInterface.getByInetAddress(caller) != null
                    || NetworkInterface.networkInterfaces()
                            .filter(SharedAddress::isBridge)
                            .flatMap(bridge -> bridge.getInterfaceAddresses().stream())
                            .anyMatch(own -> Optional.ofNullable(own.getAddress())
                                    .filter(address -> inSameNetwork(address, caller, own.getNetworkPrefixLength()))
                                    .isPresent());
        } catch (SocketException unknown) {
            return false;
        }
    }

    private static boolean isBridge(NetworkInterface candidate) {
        return Files.isDirectory(Path.of("/sys/class/net", candidate.getName(), "bridge"));
    }

    static boolean inSameNetwork(InetAddress one, InetAddress other, int prefix) {
        byte[] left = one.getAddress();
        byte[] right = other.getAddress();
        if (left.length != right.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >>> (bit % 8);
            if ((left[bit / 8] & mask) != (right[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (taker != null) {
            taker.interrupt();
        }
        if (server != null) {
            server.stop(0);
        }
    }
}
