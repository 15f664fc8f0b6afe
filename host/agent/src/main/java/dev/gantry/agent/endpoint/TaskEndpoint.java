package dev.gantry.agent.endpoint;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers containers at http://169.254.170.2, and the host's owner at the introspection port. Every process with agents
 * on a machine has one of these on a port of its own; the one that holds the address passes on what it does not know.
 */
public final class TaskEndpoint implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TaskEndpoint.class);
    private static final int INTROSPECTION = 51678;
    private static final int LARGEST_BODY = 64 * 1024;

    static {
        // the JDK's server takes these from nowhere else: a container that asks half a question is not waited for
        System.setProperty("sun.net.httpserver.maxReqTime", "5");
        System.setProperty("sun.net.httpserver.maxRspTime", "30");
        System.setProperty("jdk.httpserver.maxConnections", "512");
    }

    private final Collection<Neighbour> agents = new CopyOnWriteArrayList<>();
    private final CredentialsAnswers credentials = new CredentialsAnswers(agents);
    private final MetadataAnswers metadata = new MetadataAnswers(agents);
    private final ProtectionAnswers protection = new ProtectionAnswers(agents);
    private final IntrospectionAnswers introspection = new IntrospectionAnswers(agents);
    private final RateLimit limit = new RateLimit();
    private final List<Runnable> closing = new CopyOnWriteArrayList<>();
    private final Siblings siblings;
    private final HttpServer own;
    private final InstantSource clock;
    private @Nullable SharedAddress address;

    private TaskEndpoint(Path meetingPlace, InstantSource clock) throws IOException {
        this.clock = clock;
        this.own = server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        this.siblings = new Siblings(meetingPlace, own.getAddress().getPort());
        own.createContext("/", exchange -> answer(exchange, this::ours, true));
        own.start();
        siblings.join();
    }

    /**
     * An endpoint without agents yet.
     *
     * @param meetingPlace the folder in which the processes of this machine find each other
     */
    public static TaskEndpoint open(Path meetingPlace, InstantSource clock) throws IOException {
        return new TaskEndpoint(meetingPlace, clock);
    }

    /** Where containers look for it, on 169.254.170.2: that takes root. */
    public TaskEndpoint onSharedAddress() {
        address = new SharedAddress(exchange -> answer(exchange, this::anybodys, false));
        return this;
    }

    /** Whether containers of this machine reach 169.254.170.2, through us or through a sibling. */
    public boolean isReachable() {
        return address != null && address.isReachable();
    }

    /** The port on loopback where this process' own containers are known. */
    public int port() {
        return own.getAddress().getPort();
    }

    public void serve(Neighbour agent) {
        agents.add(agent);
    }

    /** The introspection API, where its port is free: the first agent of a machine has it. */
    public TaskEndpoint introspected() {
        try {
            HttpServer server = server(new InetSocketAddress(InetAddress.getLoopbackAddress(), INTROSPECTION));
            server.createContext("/", exchange -> answer(exchange, introspection::answer, false));
            server.start();
            closing.add(() -> server.stop(0));
        } catch (IOException taken) {
            LOG.debug("the introspection port {} is taken", INTROSPECTION);
        }
        return this;
    }

    static HttpServer server(InetSocketAddress where) throws IOException {
        HttpServer server = HttpServer.create(where, 64);
        server.setExecutor(Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("task-endpoint-", 0).factory()));
        return server;
    }

    /** A sibling asks only for what this process knows. */
    private Answer ours(Question question) {
        return isKnown(question) ? known(question) : Answer.text(Siblings.NOT_OURS, "not a task of this agent");
    }

    private Answer known(Question question) {
        List<String> parts = question.parts();
        if (CredentialsAnswers.isAsked(parts)) {
            return credentials.answer(question);
        }
        if (MetadataAnswers.isAsked(parts)) {
            return metadata.answer(question);
        }
        if (ProtectionAnswers.isAsked(parts)) {
            return protection.answer(question);
        }
        return Answer.text(404, "404 page not found");
    }

    private boolean isKnown(Question question) {
        List<String> parts = question.parts();
        if (CredentialsAnswers.isAsked(parts)) {
            return credentials.knows(question);
        }
        if (MetadataAnswers.isAsked(parts)) {
            return metadata.knows(question);
        }
        return !ProtectionAnswers.isAsked(parts) || protection.knows(question);
    }

    private Answer anybodys(Question question) {
        return isKnown(question) ? known(question) : siblings.ask(question).orElseGet(() -> known(question));
    }

    private interface Answering {
        Answer to(Question question);
    }

    private void answer(HttpExchange exchange, Answering answering, boolean bySibling) throws IOException {
        try (exchange) {
            Answer answer = limit.allows(clock.instant())
                    ? answering.to(question(exchange, bySibling))
                    : Answer.text(429, "Too Many Requests");
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), answer.body().length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer.body());
            }
        }
    }

    private static Question question(HttpExchange exchange, boolean bySibling) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
        InetAddress remote = exchange.getRemoteAddress().getAddress();
        String behalf = exchange.getRequestHeaders().getFirst(Siblings.CALLER);
        String caller = bySibling && behalf != null ? behalf : remote.getHostAddress();
        return new Question(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                parameters(exchange.getRequestURI().getRawQuery()),
                body,
                caller);
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query == null ? List.<String>of() : List.of(query.split("&"))) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                String value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
                parameters.put(pair.substring(0, equals), value);
            }
        }
        return parameters;
    }

    @Override
    public void close() {
        siblings.leave();
        if (address != null) {
            address.close();
        }
        closing.forEach(Runnable::run);
        own.stop(0);
    }
}
