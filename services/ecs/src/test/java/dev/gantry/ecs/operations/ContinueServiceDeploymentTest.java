package dev.gantry.ecs.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.service.BlueGreen;
import dev.gantry.ecs.domain.service.LifecycleStage;
import dev.gantry.shapes.ecs.ConflictException;
import dev.gantry.shapes.ecs.ContinueServiceDeploymentRequest;
import dev.gantry.shapes.ecs.DeploymentConfiguration;
import dev.gantry.shapes.ecs.DeploymentLifecycleHook;
import dev.gantry.shapes.ecs.DeploymentLifecycleHookDetail;
import dev.gantry.shapes.ecs.DescribeServiceDeploymentsRequest;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.ServiceDeployment;
import dev.gantry.shapes.ecs.ServiceDeploymentNotFoundException;
import dev.gantry.shapes.ecs.StopServiceDeploymentRequest;
import dev.gantry.shapes.ecs.UnsupportedFeatureException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContinueServiceDeploymentTest {

    private final ServiceRequests services = new ServiceRequests();
    private final String arn = Objects.requireNonNull(services.create(request ->
                    request.deploymentConfiguration(DeploymentConfiguration.builder()
                            .strategy("BLUE_GREEN")
                            .bakeTimeInMinutes(5)
                            .lifecycleHooks(List.of(DeploymentLifecycleHook.builder()
                                    .targetType("PAUSE")
                                    .lifecycleStages(List.of("PRE_SCALE_UP"))
                                    .build()))
                            .build()))
            .currentServiceDeployment());

    private ServiceDeployment described() {
        return services.ecs
                .run(new DescribeServiceDeployments(), new DescribeServiceDeploymentsRequest(List.of(arn)))
                .serviceDeploymentsOrEmpty()
                .getFirst();
    }

    private DeploymentLifecycleHookDetail hook() {
        return described().lifecycleHookDetailsOrEmpty().getFirst();
    }

    private @Nullable String answer(@Nullable String hook, @Nullable String action) {
        return services.ecs
                .run(new ContinueServiceDeployment(), new ContinueServiceDeploymentRequest(arn, hook, action))
                .serviceDeploymentArn();
    }

    private void stop(@Nullable String stopType) {
        services.ecs.run(new StopServiceDeployment(), new StopServiceDeploymentRequest(arn, stopType));
    }

    @Test
    void a_hook_that_awaits_an_action_is_answered_once() {
        assertThat(described().lifecycleStage()).isEqualTo("PRE_SCALE_UP");
        assertThat(hook().status()).isEqualTo("AWAITING_ACTION");
        assertThat(hook().targetType()).isEqualTo("PAUSE");
        assertThat(hook().timeoutAction()).isEqualTo("ROLLBACK");

        assertThat(answer(hook().hookId(), null)).isEqualTo(arn);

        assertThat(hook().status()).isEqualTo("SUCCEEDED");
        assertThatThrownBy(() -> answer(hook().hookId(), "ROLLBACK"))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("The lifecycle hook " + hook().hookId() + " is not awaiting an action.");
    }

    @Test
    void a_rollback_fails_the_hook() {
        answer(hook().hookId(), "ROLLBACK");

        assertThat(hook().status()).isEqualTo("FAILED");
    }

    @Test
    void what_is_unknown_is_refused() {
        assertThatThrownBy(() -> answer("nobody", "CONTINUE")).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> answer(hook().hookId(), "WAIT")).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> services.ecs.run(
                        new ContinueServiceDeployment(), new ContinueServiceDeploymentRequest(arn + "x", "a", null)))
                .isInstanceOf(ServiceDeploymentNotFoundException.class);
    }

    @Test
    void a_deployment_that_goes_back_awaits_nothing() {
        String hook = hook().hookId();
        stop("ROLLBACK");

        assertThatThrownBy(() -> answer(hook, "CONTINUE")).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void a_deployment_with_stages_ends_only_by_going_back_and_not_once_blue_goes() {
        assertThatThrownBy(() -> stop("ABORT")).isInstanceOf(UnsupportedFeatureException.class);
        services.ecs.write(tx -> tx.all(EcsTables.SERVICE_DEPLOYMENTS).stream()
                .toList()
                .forEach(row -> tx.put(EcsTables.SERVICE_DEPLOYMENTS, row.staged(cleaning(row), tx.now()))));

        assertThatThrownBy(() -> stop("ROLLBACK"))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("CLEAN_UP");
    }

    private static BlueGreen cleaning(dev.gantry.ecs.domain.service.ServiceDeployment row) {
        BlueGreen state = row.blueGreen().orElseThrow();
        return new BlueGreen(
                state.blue(), LifecycleStage.CLEAN_UP, 0, state.since(), state.wanted(), state.actual(), List.of());
    }
}
