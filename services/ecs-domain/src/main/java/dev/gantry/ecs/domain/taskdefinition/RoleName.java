package dev.gantry.ecs.domain.taskdefinition;

import dev.gantry.value.Arn;
import dev.gantry.value.Scope;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A role as a request names it: by ARN, or by its name in the same account. */
final class RoleName {

    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,64}");

    private RoleName() {}

    /** No role at all is valid too. */
    static boolean isValid(@Nullable String role) {
        if (role == null || role.isEmpty()) {
            return true;
        }
        return Arn.looksLikeOne(role) ? isRoleArn(role) : NAME.matcher(role).matches();
    }

    private static boolean isRoleArn(String role) {
        return Arn.parse(role)
                .filter(arn -> arn.service().equals("iam") && arn.resource().startsWith("role/"))
                .isPresent();
    }

    static @Nullable String arn(@Nullable String role, Scope scope) {
        if (role == null || role.isEmpty()) {
            return null;
        }
        return Arn.looksLikeOne(role) ? role : "arn:aws:iam::" + scope.account() + ":role/" + role;
    }
}
