package dev.gantry.ecs.operations;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.cluster.Principal;
import dev.gantry.ecs.domain.cluster.AccountSetting;
import dev.gantry.ecs.domain.cluster.AccountSettingName;
import dev.gantry.ecs.domain.identifier.Page;
import dev.gantry.ecs.domain.identifier.PageToken;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.ListAccountSettingsRequest;
import dev.gantry.shapes.ecs.ListAccountSettingsResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists the account settings of a principal: those that were set, or what counts for every name. */
public final class ListAccountSettings implements Query<ListAccountSettingsRequest, ListAccountSettingsResponse> {

    private static final int PAGE = 10;

    @Override
    public ListAccountSettingsResponse answer(ListAccountSettingsRequest request, View view, Call call) {
        if (request.value() != null && request.name() == null) {
            throw new InvalidParameterException("name is required when value is specified.");
        }
        int size = Page.size(Optional.ofNullable(request.maxResults()), PAGE, PAGE);
        int after = PageToken.key(request.nextToken())
                .map(name -> AccountSettingName.of(name).ordinal())
                .orElse(-1);
        Stream<AccountSetting> settings = names(request)
                .filter(name -> name.ordinal() > after)
                .flatMap(name -> setting(name, request, view, call));

        Page<AccountSetting> page = Page.of(
                settings::iterator,
                setting -> request.value() == null || request.value().equals(setting.value()),
                setting -> setting.name().wire(),
                size);

        return ListAccountSettingsResponse.builder()
                .settings(page.map(AccountSetting::view))
                .nextToken(page.nextToken().orElse(null))
                .build();
    }

    private static Stream<AccountSettingName> names(ListAccountSettingsRequest request) {
        String name = request.name();
        return name == null ? Arrays.stream(AccountSettingName.values()) : Stream.of(AccountSettingName.of(name));
    }

    private static Stream<AccountSetting> setting(
            AccountSettingName name, ListAccountSettingsRequest request, View view, Call call) {
        String principal = Principal.named(request.principalArn(), call);
        return Boolean.TRUE.equals(request.effectiveSettings())
                ? Stream.of(Principal.settings(view, call.scope()).effective(name, principal))
                : view.find(EcsTables.ACCOUNT_SETTINGS, AccountSetting.key(call.scope(), principal, name)).stream();
    }
}
