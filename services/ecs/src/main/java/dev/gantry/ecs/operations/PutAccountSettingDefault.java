package dev.gantry.ecs.operations;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.cluster.AccountSetting;
import dev.gantry.ecs.domain.cluster.AccountSettingName;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.PutAccountSettingDefaultRequest;
import dev.gantry.shapes.ecs.PutAccountSettingDefaultResponse;
import java.util.Objects;

/** Sets an account setting of everybody in the account who has none of their own. */
public final class PutAccountSettingDefault
        implements Command<PutAccountSettingDefaultRequest, PutAccountSettingDefaultResponse> {

    @Override
    public PutAccountSettingDefaultResponse run(PutAccountSettingDefaultRequest request, Tx tx, Call call) {
        AccountSettingName name = AccountSettingName.of(Objects.requireNonNullElse(request.name(), ""));
        String value = name.checked(Objects.requireNonNullElse(request.value(), ""));

        AccountSetting setting = new AccountSetting(call.scope(), AccountSetting.root(call.scope()), name, value);
        tx.put(EcsTables.ACCOUNT_SETTINGS, setting);

        return new PutAccountSettingDefaultResponse(setting.view());
    }
}
