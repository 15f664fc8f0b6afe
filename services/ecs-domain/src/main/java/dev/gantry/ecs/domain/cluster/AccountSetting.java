package dev.gantry.ecs.domain.cluster;

import dev.gantry.shapes.ecs.Setting;
import dev.gantry.shapes.ecs.SettingType;
import dev.gantry.value.Row;
import dev.gantry.value.Scope;

/**
 * What somebody set for a principal, or for the whole account.
 *
 * @param principal an ARN; the account root's stands for everybody without a setting of their own
 */
public record AccountSetting(Scope scope, String principal, AccountSettingName name, String value) implements Row {

    public static String key(Scope scope, String principal, AccountSettingName name) {
        return scope.prefix() + name.wire() + "/" + principal;
    }

    /** Whose settings are the account's defaults. */
    public static String root(Scope scope) {
        return "arn:aws:iam::" + scope.account() + ":root";
    }

    @Override
    public String key() {
        return key(scope, principal, name);
    }

    public Setting view() {
        return Setting.builder()
                .name(name.wire())
                .value(value)
                .principalArn(principal)
                .type(name.isManaged() ? SettingType.AWS_MANAGED : SettingType.USER)
                .build();
    }
}
