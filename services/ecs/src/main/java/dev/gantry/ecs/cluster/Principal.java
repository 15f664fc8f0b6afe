package dev.gantry.ecs.cluster;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.cluster.AccountSettings;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.value.Arn;
import dev.gantry.value.Scope;
import org.jspecify.annotations.Nullable;

/** Whose account settings are meant: a user's, a role's or, as the account's defaults, the root's. */
public final class Principal {

    private static final String SESSION = "assumed-role/";

    private Principal() {}

    /** The caller; a role's session has its role's settings. */
    public static String of(Call call) {
        String caller = call.caller().principal();
        return Arn.parse(caller)
                .filter(arn -> arn.resource().startsWith(SESSION))
                .map(arn -> "arn:aws:iam::" + arn.account() + ":role/"
                        + arn.resource().split("/", -1)[1])
                .orElse(caller);
    }

    /** The principal that a request names, of the caller's account; the caller when it names none. */
    public static String named(@Nullable String arn, Call call) {
        if (arn == null || arn.isEmpty()) {
            return of(call);
        }
        return Arn.parse(arn)
                .filter(parsed ->
                        parsed.service().equals("iam") && parsed.account().equals(call.account()))
                .map(Arn::toString)
                .orElseThrow(() -> new InvalidParameterException("Invalid principal ARN: " + arn));
    }

    public static AccountSettings settings(View view, Scope scope) {
        return new AccountSettings(scope, key -> view.find(EcsTables.ACCOUNT_SETTINGS, key));
    }
}
