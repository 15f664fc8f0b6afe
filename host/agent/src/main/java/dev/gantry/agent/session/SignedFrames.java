package dev.gantry.agent.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gantry.agent.session.WebSocketChannel.MessageFrames;
import dev.gantry.auth.Signer;
import dev.gantry.shapes.Structure;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Telemetry frames as amazon-ecs-agent writes them: a block of headers that sign the JSON behind the empty line as if
 * it were the body of a GET of the connection's address.
 */
final class SignedFrames implements MessageFrames {

    private final MessageFrames plain;
    private final Signer signer;
    private final Signer.Target address;
    private final String host;
    private final InstantSource clock;

    SignedFrames(MessageFrames plain, Signer signer, Signer.Target address, String host, InstantSource clock) {
        this.plain = plain;
        this.signer = signer;
        this.address = address;
        this.host = host;
        this.clock = clock;
    }

    @Override
    public String write(Structure message) {
        String json = plain.write(message);
        Map<String, String> signed = signer.sign(address, host, Map.of(), json.getBytes(UTF_8), clock.instant());
        return line("Authorization", signed.get("authorization"))
                + line("Host", host)
                + line("X-Amz-Date", signed.get("x-amz-date"))
                + line("X-Amz-Security-Token", signed.get("x-amz-security-token"))
                + "\r\n"
                + json;
    }

    private static String line(String name, @Nullable String value) {
        return value == null ? "" : name + ": " + value + "\r\n";
    }

    /** The hub signs nothing. */
    @Override
    public Optional<Structure> read(String frame) {
        return plain.read(frame);
    }
}
