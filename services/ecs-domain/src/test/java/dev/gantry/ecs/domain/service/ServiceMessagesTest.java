package dev.gantry.ecs.domain.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.ecs.domain.placement.Placement.Refusal;
import dev.gantry.ecs.domain.placement.PlacementReason;
import dev.gantry.value.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceMessagesTest {

    private static final Scope HOME = new Scope("123456789012", "us-east-1");
    private static final ServiceId WEB = new ServiceId(HOME, "prod", "web");
    private static final DeploymentId ONE = new DeploymentId(WEB, "1");

    @Test
    void texts_are_aws_own() {
        assertThat(List.of(
                        ServiceMessages.completed(ONE),
                        ServiceMessages.steady(WEB),
                        ServiceMessages.failedToStart(ONE),
                        ServiceMessages.alarmDetected(ONE),
                        ServiceMessages.rollingBack(ONE),
                        ServiceMessages.noInstances(WEB),
                        ServiceMessages.noInstancesOfProvider(WEB),
                        ServiceMessages.impaired(WEB),
                        ServiceMessages.blocked(WEB),
                        ServiceMessages.unplaced(WEB, "Internal error"),
                        ServiceMessages.tooManyProtected(ONE),
                        ServiceMessages.circuitBroken(),
                        ServiceMessages.circuitRollsBack(ONE)))
                .containsExactly(
                        "(service web) (deployment ecs-svc/1) deployment completed.",
                        "(service web) has reached a steady state.",
                        "(service web) (deployment ecs-svc/1) deployment failed: tasks failed to start.",
                        "(service web) (deployment ecs-svc/1) deployment failed: alarm detected.",
                        "(service web) rolling back to deployment ecs-svc/1.",
                        "(service web) was unable to place a task because no container instance met all of its"
                                + " requirements. Reason: No Container Instances were found in your cluster. For more"
                                + " information, see the Troubleshooting section of the Amazon ECS Developer Guide.",
                        "(service web) was unable to reach steady state. Reason: No Container Instances were found in"
                                + " your capacity provider.",
                        "(service web) is unable to consistently start tasks successfully. For more information, see"
                                + " the Troubleshooting section of the Amazon ECS Developer Guide.",
                        "(service web) was unable to stop or start tasks during a deployment because of the service"
                                + " deployment configuration. Update the minimumHealthyPercent or maximumPercent value"
                                + " and try again.",
                        "(service web) was unable to place a task. Reason: Internal error.",
                        "(service web) was unable to reach steady state because task set (ecs-svc/1) was unable to"
                                + " scale in. Reason: The number of protected tasks are more than the desired count of"
                                + " tasks.",
                        "ECS deployment circuit breaker: tasks failed to start.",
                        "ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/1.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CPU | has insufficient CPU units available.",
                "MEMORY | has insufficient memory available.",
                "PORTS | is already using a port required by your task.",
                "PORTS_UDP | is already using a port required by your task.",
                "AGENT | encountered error \"AGENT\".",
                "ATTRIBUTE | encountered error \"ATTRIBUTE\".",
                "MEMBER_OF | encountered error \"MemberOf placement constraint unsatisfied.\"."
            })
    void the_closest_instance_is_named_with_what_it_lacks(PlacementReason reason, String lack) {
        Refusal refusal = new Refusal(new InstanceId(HOME, "prod", "i1"), reason);

        assertThat(ServiceMessages.closest(WEB, refusal))
                .isEqualTo("(service web) was unable to place a task because no container instance met all of its"
                        + " requirements. The closest matching (container-instance i1) " + lack + " For more"
                        + " information, see the Troubleshooting section of the Amazon ECS Developer Guide.");
    }
}
