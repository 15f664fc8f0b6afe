package dev.gantry.agent.endpoint;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The endpoints of other processes on this machine. Each leaves a file that is named after its port on loopback. */
final class Siblings {

    static final String CALLER = "x-gantry-caller";
    /** 421 Misdirected Request. */
    static final int NOT_OURS = 421;

    private static final Logger LOG = LoggerFactory.getLogger(Siblings.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Path meetingPlace;
    private final int port;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    Siblings(Path meetingPlace, int port) {
        this.meetingPlace = meetingPlace;
        this.port = port;
    }

    void join() throws IOException {
        Files.createDirectories(meetingPlace);
        Files.writeString(mine(), "");
    }

    void leave() {
        try {
            Files.deleteIfExists(mine());
        } catch (IOException left) {
            LOG.debug("{} stays behind", mine());
        }
    }

    private Path mine() {
        return meetingPlace.resolve(Integer.toString(port));
    }

    /** The first answer of a sibling that knows; the file of one that is gone is removed. */
    Optional<Answer> ask(Question question) {
        return ports().stream().flatMap(other -> ask(other, question).stream()).findFirst();
    }

    private List<Integer> ports() {
        try (Stream<Path> files = Files.list(meetingPlace)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[0-9]{1,5}"))
                    .map(Integer::valueOf)
                    .filter(other -> other != port)
                    .sorted()
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    private Optional<Answer> ask(int other, Question question) {
        String query = question.query().entrySet().stream()
                .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        URI address = URI.create("http://127.0.0.1:" + other + question.path() + (query.isEmpty() ? "" : "?" + query));
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header(CALLER, question.caller())
                .method(question.method(), HttpRequest.BodyPublishers.ofByteArray(question.body()))
                .build();
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return answer.statusCode() == NOT_OURS
                    ? Optional.empty()
                    : Optional.of(new Answer(answer.statusCode(), answer.body()));
        } catch (ConnectException gone) {
            forget(other);
            return Optional.empty();
        } catch (IOException slow) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private void forget(int other) {
        try {
            Files.deleteIfExists(meetingPlace.resolve(Integer.toString(other)));
        } catch (IOException stays) {
            LOG.debug("the endpoint on port {} is gone, its file stays", other);
        }
    }
}
