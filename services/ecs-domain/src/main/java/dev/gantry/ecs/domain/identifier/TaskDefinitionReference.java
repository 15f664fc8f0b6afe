package dev.gantry.ecs.domain.identifier;

import dev.gantry.shapes.ecs.ClientException;
import dev.gantry.value.Arn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a request names a task definition: {@code family}, {@code family:revision} or an ARN.
 *
 * @param revision absent: the highest ACTIVE one is meant
 */
public record TaskDefinitionReference(String family, Optional<Integer> revision) {

    private static final String RESOURCE = "task-definition/";

    public static TaskDefinitionReference parse(@Nullable String reference) {
        if (reference == null || reference.isEmpty()) {
            throw new ClientException("Task definition can not be blank.");
        }
        return Arn.looksLikeOne(reference) ? fromArn(reference) : familyAndRevision(reference);
    }

    /** The revision, where AWS wants one: deregistering and deleting. */
    public int requiredRevision() {
        return revision.orElseThrow(() -> new ClientException("Revision is missing."));
    }

    private static TaskDefinitionReference fromArn(String reference) {
        return Arn.parse(reference)
                .filter(arn -> arn.service().equals("ecs") && arn.resource().startsWith(RESOURCE))
                .map(arn -> familyAndRevision(arn.resource().substring(RESOURCE.length())))
                .orElseThrow(() -> new ClientException("Invalid arn syntax: " + reference));
    }

    private static TaskDefinitionReference familyAndRevision(String text) {
        int colon = text.indexOf(':');
        String family = colon < 0 ? text : text.substring(0, colon);
        if (!Names.isValid(family)) {
            throw new ClientException("Family contains invalid characters.");
        }
        return new TaskDefinitionReference(
                family, colon < 0 ? Optional.empty() : Optional.of(revision(text.substring(colon + 1))));
    }

    private static int revision(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException _) {
            // falls through to the same refusal
        }
        throw new ClientException("Invalid revision number. Number: " + text);
    }
}
