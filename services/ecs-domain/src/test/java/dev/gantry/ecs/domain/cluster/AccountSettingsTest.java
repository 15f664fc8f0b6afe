package dev.gantry.ecs.domain.cluster;

import static dev.gantry.ecs.domain.Samples.SCOPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.shapes.ecs.InvalidParameterException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountSettingsTest {

    private static final String ALICE = "arn:aws:iam::123456789012:user/alice";

    private static String insights(AccountSetting... stored) {
        Map<String, AccountSetting> byKey =
                Stream.of(stored).collect(Collectors.toMap(AccountSetting::key, Function.identity()));
        AccountSettings settings = new AccountSettings(SCOPE, key -> Optional.ofNullable(byKey.get(key)));
        return settings.effective(AccountSettingName.CONTAINER_INSIGHTS, ALICE).value();
    }

    private static AccountSetting setting(String principal, String value) {
        return new AccountSetting(SCOPE, principal, AccountSettingName.CONTAINER_INSIGHTS, value);
    }

    @Test
    void a_principals_own_setting_counts_before_the_accounts_before_the_default() {
        AccountSetting root = setting(AccountSetting.root(SCOPE), "enabled");

        assertThat(insights()).isEqualTo("disabled");
        assertThat(insights(root)).isEqualTo("enabled");
        assertThat(insights(root, setting(ALICE, "enhanced"))).isEqualTo("enhanced");
    }

    @ParameterizedTest
    @CsvSource({
        "taskLongArnFormat, disabled",
        "awsvpcTrunking, on",
        "tagResourceAuthorization, enabled",
        "fargateTaskRetirementWaitPeriod, 8",
        "guardDutyActivate, on",
        "guardDutyActivate, off",
        "defaultLogDriverMode, async",
    })
    void refuses_a_value_that_the_setting_cannot_have(String name, String value) {
        assertThatThrownBy(() -> AccountSettingName.of(name).checked(value))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void refuses_an_unknown_name() {
        assertThatThrownBy(() -> AccountSettingName.of("moon")).isInstanceOf(InvalidParameterException.class);
    }
}
