package dev.gantry.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gantry.auth.Signer;
import java.net.URI;
import java.util.function.Supplier;

/** ECS calls against one server with one key. */
public record EcsCalls(URI endpoint, Signer signer) {

    private static final String TARGET = "AmazonEC2ContainerServiceV20141113.";

    /** A client that repeats one call over a connection of its own. */
    public Load.Caller repeating(String operation, String json) {
        return repeating(operation, () -> json);
    }

    /** A client whose every call has a body of its own. */
    public Load.Caller repeating(String operation, Supplier<String> json) {
        ApiConnection connection = new ApiConnection(endpoint, signer);
        return new Load.Caller() {
            @Override
            public boolean call() {
                return connection
                                .json(TARGET + operation, json.get().getBytes(UTF_8))
                                .status()
                        == 200;
            }

            @Override
            public void close() {
                connection.close();
            }
        };
    }

    /** One call whose answer matters; anything but 200 ends the benchmark. */
    public String once(String operation, String json) {
        try (ApiConnection connection = new ApiConnection(endpoint, signer)) {
            ApiConnection.Answer answer = connection.json(TARGET + operation, json.getBytes(UTF_8));
            if (answer.status() != 200) {
                throw new IllegalStateException(operation + " answered " + answer.text());
            }
            return answer.text();
        }
    }
}
