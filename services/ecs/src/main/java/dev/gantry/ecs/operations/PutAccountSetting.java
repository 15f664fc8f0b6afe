package dev.gantry.ecs.operations;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.cluster.Principal;
import dev.gantry.ecs.domain.cluster.AccountSetting;
import dev.gantry.ecs.domain.cluster.AccountSettingName;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.PutAccountSettingRequest;
import dev.gantry.shapes.ecs.PutAccountSettingResponse;
import java.util.Objects;

/** Sets an account setting of a user or a role: the caller, unless another is named. */
public final class PutAccountSetting implements Command<PutAccountSettingRequest, PutAccountSettingResponse> {

    @Override
    public PutAccountSettingResponse run(PutAccountSettingRequest request, Tx tx, Call call) {
        AccountSettingName name = AccountSettingName.of(Objects.requireNonNullElse(request.name(), ""));
        String value = name.checked(Objects.requireNonNullElse(request.value(), ""));

        AccountSetting setting =
                new AccountSetting(call.scope(), Principal.named(request.principalArn(), call), name, value);
        tx.put(EcsTables.ACCOUNT_SETTINGS, setting);

        return new PutAccountSettingResponse(setting.view());
    }
}
