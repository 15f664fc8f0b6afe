package dev.gantry.ecs.domain.cluster;

import dev.gantry.value.Scope;
import java.util.Optional;
import java.util.function.Function;

/**
 * The settings that count for a principal: its own, else the account's, else the system's.
 *
 * @param find a stored setting by its key
 */
public record AccountSettings(Scope scope, Function<String, Optional<AccountSetting>> find) {

    public AccountSetting effective(AccountSettingName name, String principal) {
        return stored(name, principal)
                .or(() -> stored(name, AccountSetting.root(scope)))
                .orElseGet(() -> new AccountSetting(scope, AccountSetting.root(scope), name, name.defaultValue()));
    }

    private Optional<AccountSetting> stored(AccountSettingName name, String principal) {
        return find.apply(AccountSetting.key(scope, principal, name));
    }
}
