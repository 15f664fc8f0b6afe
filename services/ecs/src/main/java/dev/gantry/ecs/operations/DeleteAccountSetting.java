package dev.gantry.ecs.operations;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.cluster.Principal;
import dev.gantry.ecs.domain.cluster.AccountSetting;
import dev.gantry.ecs.domain.cluster.AccountSettingName;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.DeleteAccountSettingRequest;
import dev.gantry.shapes.ecs.DeleteAccountSettingResponse;
import java.util.Objects;

/** Takes a principal's account setting away, so that the account's counts again. */
public final class DeleteAccountSetting implements Command<DeleteAccountSettingRequest, DeleteAccountSettingResponse> {

    @Override
    public DeleteAccountSettingResponse run(DeleteAccountSettingRequest request, Tx tx, Call call) {
        AccountSettingName name = AccountSettingName.of(Objects.requireNonNullElse(request.name(), ""));
        String principal = Principal.named(request.principalArn(), call);
        AccountSetting before = Principal.settings(tx, call.scope()).effective(name, principal);

        tx.delete(EcsTables.ACCOUNT_SETTINGS, AccountSetting.key(call.scope(), principal, name));

        return new DeleteAccountSettingResponse(
                new AccountSetting(call.scope(), principal, name, before.value()).view());
    }
}
