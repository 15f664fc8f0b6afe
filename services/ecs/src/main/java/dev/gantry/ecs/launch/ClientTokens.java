package dev.gantry.ecs.launch;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.identifier.EcsArn;
import dev.gantry.ecs.domain.json.JsonText;
import dev.gantry.ecs.domain.task.IdempotencyToken;
import dev.gantry.ecs.domain.task.TaskRequestToken;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.Structure;
import dev.gantry.shapes.ecs.ConflictException;
import dev.gantry.shapes.ecs.InvalidParameterException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Remembers for a day what a clientToken has started, so that a request that is repeated starts nothing again. */
public final class ClientTokens {

    private static final Pattern TOKEN = Pattern.compile("[!-~]{1,64}");

    private ClientTokens() {}

    /** Refuses a token that is none. */
    public static String checked(String token) {
        if (!TOKEN.matcher(token).matches()) {
            throw new InvalidParameterException("clientToken can have up to 64 printable ASCII characters.");
        }
        return token;
    }

    /** The ids of the tasks that this very request has started before. */
    public static Optional<List<String>> startedBefore(Tx tx, Cluster cluster, String token, Structure request) {
        return tx.find(EcsTables.TOKENS, key(cluster, token).key())
                .filter(known -> !known.isExpired(tx.now()))
                .map(known -> sameRequest(known, cluster, request));
    }

    private static List<String> sameRequest(IdempotencyToken known, Cluster cluster, Structure request) {
        if (known.fingerprint().equals(fingerprint(request))) {
            return known.taskIds();
        }
        List<String> arns = known.taskIds().stream()
                .map(id -> EcsArn.task(cluster.scope(), cluster.name(), id))
                .toList();
        throw new ConflictException(
                "The request with the same client token was made with other parameters.", Map.of("resourceIds", arns));
    }

    public static void remember(Tx tx, Cluster cluster, String token, Structure request, List<String> taskIds) {
        tx.put(EcsTables.TOKENS, IdempotencyToken.of(key(cluster, token), fingerprint(request), taskIds, tx.now()));
    }

    private static TaskRequestToken key(Cluster cluster, String token) {
        return new TaskRequestToken(cluster.scope(), cluster.name(), token);
    }

    /** What tells a request from every other one; its token is part of it. */
    public static String fingerprint(Structure request) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(JsonText.of(request).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
