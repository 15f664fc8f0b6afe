package dev.gantry.ecs.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.ecs.EcsTester;
import dev.gantry.shapes.ecs.DeleteAccountSettingRequest;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.ListAccountSettingsRequest;
import dev.gantry.shapes.ecs.PutAccountSettingDefaultRequest;
import dev.gantry.shapes.ecs.PutAccountSettingRequest;
import dev.gantry.shapes.ecs.Setting;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountSettingOperationsTest {

    private static final String ALICE = "arn:aws:iam::123456789012:user/alice";
    private static final String ROOT = "arn:aws:iam::123456789012:root";

    private final EcsTester ecs = EcsTester.start();

    private @Nullable Setting put(EcsTester by, String name, String value, @Nullable String principal) {
        return by.run(new PutAccountSetting(), new PutAccountSettingRequest(name, value, principal))
                .setting();
    }

    private void putDefault(String name, String value) {
        ecs.run(new PutAccountSettingDefault(), new PutAccountSettingDefaultRequest(name, value));
    }

    private List<Setting> list(EcsTester by, ListAccountSettingsRequest.Builder request) {
        return by.run(new ListAccountSettings(), request.build()).settingsOrEmpty();
    }

    private Setting effective(EcsTester by, String name) {
        return list(by, ListAccountSettingsRequest.builder().name(name).effectiveSettings(true))
                .getFirst();
    }

    private static Setting setting(String name, String value, String principal) {
        return new Setting(name, value, principal, "user");
    }

    @Test
    void a_setting_of_ones_own_counts_before_the_accounts_and_that_before_the_systems() {
        EcsTester bob = ecs.as("user/bob");
        assertThat(effective(ecs, "containerInsights")).isEqualTo(setting("containerInsights", "disabled", ROOT));

        putDefault("containerInsights", "enabled");
        put(ecs, "containerInsights", "enhanced", null);

        assertThat(effective(ecs, "containerInsights")).isEqualTo(setting("containerInsights", "enhanced", ALICE));
        assertThat(effective(bob, "containerInsights")).isEqualTo(setting("containerInsights", "enabled", ROOT));
    }

    @Test
    void lists_only_what_was_set_unless_asked_for_what_counts() {
        put(ecs, "awsvpcTrunking", "enabled", null);

        assertThat(list(ecs, ListAccountSettingsRequest.builder()))
                .containsExactly(setting("awsvpcTrunking", "enabled", ALICE));
        assertThat(list(ecs, ListAccountSettingsRequest.builder().principalArn(ROOT)))
                .isEmpty();
        assertThat(list(ecs, ListAccountSettingsRequest.builder().effectiveSettings(true)))
                .hasSize(10);
        assertThat(list(
                        ecs,
                        ListAccountSettingsRequest.builder()
                                .name("awsvpcTrunking")
                                .value("disabled")))
                .isEmpty();
    }

    @Test
    void sets_for_another_principal_of_the_account() {
        put(ecs, "containerInsights", "enabled", "arn:aws:iam::123456789012:role/deploy");

        assertThat(effective(ecs, "containerInsights").value()).isEqualTo("disabled");
        assertThat(effective(ecs.as("assumed-role/deploy/session"), "containerInsights")
                        .value())
                .isEqualTo("enabled");
    }

    @Test
    void a_principal_of_another_account_is_refused() {
        assertThatThrownBy(() -> put(ecs, "containerInsights", "enabled", "arn:aws:iam::210987654321:user/eve"))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void a_deleted_setting_leaves_the_accounts() {
        putDefault("containerInsights", "enabled");
        put(ecs, "containerInsights", "enhanced", null);

        Setting deleted = ecs.run(
                        new DeleteAccountSetting(), new DeleteAccountSettingRequest("containerInsights", null))
                .setting();

        assertThat(deleted).isEqualTo(setting("containerInsights", "enhanced", ALICE));
        assertThat(effective(ecs, "containerInsights").value()).isEqualTo("enabled");
    }

    @Test
    void unknown_names_and_values_are_refused() {
        assertThatThrownBy(() -> put(ecs, "colour", "red", null)).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> put(ecs, "containerInsights", "maybe", null))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> putDefault("taskLongArnFormat", "disabled"))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> ecs.run(new DeleteAccountSetting(), new DeleteAccountSettingRequest("colour", null)))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void what_aws_manages_cannot_be_set() {
        assertThatThrownBy(() -> put(ecs, "guardDutyActivate", "off", null))
                .isInstanceOf(InvalidParameterException.class);
        assertThat(effective(ecs, "guardDutyActivate").type()).isEqualTo("aws_managed");
    }

    @Test
    void a_value_alone_and_a_long_page_are_refused() {
        assertThatThrownBy(() -> list(ecs, ListAccountSettingsRequest.builder().value("enabled")))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> list(ecs, ListAccountSettingsRequest.builder().maxResults(11)))
                .isInstanceOf(InvalidParameterException.class);
    }
}
