package dev.gantry.server.agents;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gantry.ecs.domain.task.TaskId;
import dev.gantry.ecs.hub.RoleCredentials;
import dev.gantry.iam.Credentials;
import dev.gantry.iam.IssuedKeys;
import dev.gantry.iam.Principal;
import dev.gantry.shapes.acs.IAMRoleCredentials;
import dev.gantry.value.Arn;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Role credentials for tasks, as sessions of the role that are named after the task. */
public final class IssuedRoleCredentials implements RoleCredentials {

    private static final Duration LIFETIME = Duration.ofHours(6);
    private static final String ROLE = "role/";

    private final IssuedKeys keys;

    public IssuedRoleCredentials(IssuedKeys keys) {
        this.keys = keys;
    }

    @Override
    public Optional<IAMRoleCredentials> of(TaskId task, String role) {
        Optional<String> name = Arn.parse(role)
                .filter(arn -> arn.resource().startsWith(ROLE))
                .map(arn -> arn.resource().substring(arn.resource().lastIndexOf('/') + 1))
                .or(() -> role.startsWith("arn:") ? Optional.empty() : Optional.of(role));
        return name.map(roleName -> session(task, role, roleName));
    }

    private IAMRoleCredentials session(TaskId task, String role, String name) {
        Principal session = Principal.session(task.scope().account(), name, task.id());
        Credentials issued = keys.issueSession(session, LIFETIME);
        return IAMRoleCredentials.builder()
                .credentialsId(UUID.nameUUIDFromBytes((task.key() + " " + role).getBytes(UTF_8))
                        .toString())
                .roleArn(role)
                .accessKeyId(issued.accessKeyId())
                .secretAccessKey(issued.secretAccessKey())
                .sessionToken(issued.sessionToken().orElse(""))
                .expiration(issued.expires()
                        .map(end -> end.truncatedTo(ChronoUnit.SECONDS))
                        .map(Instant::toString)
                        .orElse(""))
                .build();
    }
}
