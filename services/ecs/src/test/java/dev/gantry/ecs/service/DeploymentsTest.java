package dev.gantry.ecs.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.EcsTester;
import dev.gantry.ecs.domain.service.Deployment;
import dev.gantry.ecs.domain.service.DeploymentStatus;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.service.ServiceDeployment;
import dev.gantry.ecs.domain.service.ServiceDeploymentStatus;
import dev.gantry.ecs.domain.service.ServiceRevision;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeploymentsTest {

    private final EcsTester ecs = EcsTester.start();

    private void begin(int revision) {
        ecs.write(tx -> Deployments.begin(
                tx,
                tx.find(EcsTables.SERVICES, ServiceRows.WEB.key()).orElseGet(ServiceRows::replica),
                ServiceRows.running(revision)));
    }

    private void rollBack(Deployment failed, String revision) {
        ecs.write(tx ->
                Deployments.rollBack(tx, service(), failed, new Deployments.Way(revision, "rolling back to it.")));
    }

    private Service service() {
        return ecs.view().find(EcsTables.SERVICES, ServiceRows.WEB.key()).orElseThrow();
    }

    private Deployment primary() {
        return ecs.view()
                .find(EcsTables.DEPLOYMENTS, service().primary().orElseThrow().key())
                .orElseThrow();
    }

    private List<ServiceDeployment> serviceDeployments(ServiceDeploymentStatus status) {
        return ecs.view().all(EcsTables.SERVICE_DEPLOYMENTS).stream()
                .filter(each -> each.status() == status)
                .toList();
    }

    @Test
    void the_first_one_has_the_number_of_its_revision() {
        begin(1);

        ServiceRevision revision =
                ecs.view().all(EcsTables.SERVICE_REVISIONS).stream().findFirst().orElseThrow();
        assertThat(primary().id().number()).isEqualTo(revision.number()).hasSize(19);
        assertThat(primary().desiredCount()).isEqualTo(2);
        assertThat(primary().rolloutReason())
                .isEqualTo("ECS deployment ecs-svc/" + revision.number() + " in progress.");
        assertThat(revision.facts().serviceRevisionArn()).isEqualTo(revision.arn());
        assertThat(serviceDeployments(ServiceDeploymentStatus.IN_PROGRESS))
                .singleElement()
                .satisfies(going -> assertThat(going.sources()).isEmpty());
    }

    @Test
    void the_next_one_demotes_it_and_stops_its_service_deployment() {
        begin(1);
        Deployment first = primary();

        Deployment old = ecs.engine().submit(tx -> {
            Deployments.begin(tx, service(), ServiceRows.running(2));
            return tx.find(EcsTables.DEPLOYMENTS, first.key()).orElseThrow(); // without tasks it goes at once
        });

        assertThat(old.status()).isEqualTo(DeploymentStatus.ACTIVE);
        assertThat(old.desiredCount()).isZero();
        assertThat(serviceDeployments(ServiceDeploymentStatus.STOPPED))
                .singleElement()
                .satisfies(stopped -> assertThat(stopped.times().stopped()).isPresent());
        assertThat(serviceDeployments(ServiceDeploymentStatus.IN_PROGRESS))
                .singleElement()
                .satisfies(going -> assertThat(going.sources()).containsExactly(first.revision()));
    }

    @Test
    void a_rollback_goes_on_with_the_same_service_deployment() {
        begin(1);
        Deployment good = primary();
        begin(2);
        Deployment bad = primary();

        rollBack(bad, good.revision());

        assertThat(primary().id()).isNotIn(good.id(), bad.id());
        assertThat(primary().revision()).isEqualTo(good.revision());
        assertThat(primary().rollsBack()).contains(bad.id());
        assertThat(primary().rolloutReason()).isEqualTo("rolling back to it.");
        ServiceDeployment back =
                serviceDeployments(ServiceDeploymentStatus.ROLLBACK_IN_PROGRESS).getFirst();
        assertThat(back.deployment()).isEqualTo(primary().id());
        assertThat(back.target()).isEqualTo(bad.revision());
        assertThat(back.rollback().orElseThrow().revision()).isEqualTo(good.revision());
        assertThat(Deployments.ongoing(ecs.view(), ServiceRows.WEB)).contains(back);
    }
}
