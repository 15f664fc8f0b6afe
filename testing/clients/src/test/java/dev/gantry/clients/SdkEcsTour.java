package dev.gantry.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.CapacityProvider;
import software.amazon.awssdk.services.ecs.model.ClusterField;
import software.amazon.awssdk.services.ecs.model.ContainerInstanceStatus;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.MissingVersionException;
import software.amazon.awssdk.services.ecs.model.NamespaceNotFoundException;
import software.amazon.awssdk.services.ecs.model.Resource;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentNotFoundException;
import software.amazon.awssdk.services.ecs.model.SettingName;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TargetType;
import software.amazon.awssdk.services.ecs.model.Task;

/** ECS through the SDK for Java: clusters, settings, definitions, instances, tasks, services. */
record SdkEcsTour(SdkTour tour, EcsClient ecs) {

    static void go(SdkTour tour) {
        try (EcsClient client = tour.client(EcsClient.builder())) {
            SdkEcsTour ecs = new SdkEcsTour(tour, client);
            ecs.clusters();
            ecs.capacityProviders();
            ecs.settings();
            ecs.instances();
            String family = ecs.taskDefinitions();
            ecs.tasks(family);
            ecs.services(family);
        }
    }

    private void clusters() {
        String name = "sdk-" + tour.run;
        String arn = ecs.createCluster(request -> request.clusterName(name).tags(tag("a", "b")))
                .cluster()
                .clusterArn();
        assertThat(ecs.listClustersPaginator().clusterArns()).contains(arn);
        ecs.updateCluster(request -> request.cluster(name)
                .settings(one -> one.name("containerInsights").value("enabled")));
        ecs.updateClusterSettings(request -> request.cluster(name)
                .settings(one -> one.name("containerInsights").value("enhanced")));
        ecs.putClusterCapacityProviders(request -> request.cluster(name)
                .capacityProviders("FARGATE")
                .defaultCapacityProviderStrategy(
                        item -> item.capacityProvider("FARGATE").weight(1)));
        var found = ecs.describeClusters(
                        request -> request.clusters(name).include(ClusterField.SETTINGS, ClusterField.TAGS))
                .clusters()
                .getFirst();
        assertThat(found.capacityProviders()).containsExactly("FARGATE");
        assertThat(found.settings().getFirst().value()).isEqualTo("enhanced");
        ecs.tagResource(request -> request.resourceArn(arn).tags(tag("c", "d")));
        ecs.untagResource(request -> request.resourceArn(arn).tagKeys("a"));
        assertThat(ecs.listTagsForResource(request -> request.resourceArn(arn)).tags())
                .containsExactly(tag("c", "d"));
        assertThat(ecs.deleteCluster(request -> request.cluster(name)).cluster().status())
                .isEqualTo("INACTIVE");
    }

    private void capacityProviders() {
        String name = "sdk-" + tour.run;
        String group = "arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:" + tour.run
                + ":autoScalingGroupName/" + name;
        ecs.createCapacityProvider(request ->
                request.name(name).autoScalingGroupProvider(provider -> provider.autoScalingGroupArn(group)));
        ecs.updateCapacityProvider(request -> request.name(name)
                .autoScalingGroupProvider(update -> update.managedScaling(scaling -> scaling.targetCapacity(80))));
        assertThat(ecs.describeCapacityProviders(request -> {}).capacityProviders())
                .extracting(CapacityProvider::name)
                .contains("FARGATE", "FARGATE_SPOT", name);
        assertThat(ecs.deleteCapacityProvider(request -> request.capacityProvider(name))
                        .capacityProvider()
                        .statusAsString())
                .isEqualTo("INACTIVE");
    }

    private void settings() {
        SettingName name = SettingName.FARGATE_TASK_RETIREMENT_WAIT_PERIOD;
        ecs.putAccountSettingDefault(request -> request.name(name).value("14"));
        ecs.putAccountSetting(request -> request.name(name).value("0"));
        assertThat(ecs.listAccountSettings(request -> request.name(name).effectiveSettings(true))
                        .settings()
                        .getFirst()
                        .value())
                .isEqualTo("0");
        ecs.deleteAccountSetting(request -> request.name(name));
        ecs.putAccountSettingDefault(request -> request.name(name).value("7"));
    }

    private void instances() {
        String cluster = "sdk-agents-" + tour.run;
        ecs.createCluster(request -> request.clusterName(cluster));
        String arn = ecs.registerContainerInstance(
                        request -> request.cluster(cluster).totalResources(amount("CPU"), amount("MEMORY")))
                .containerInstance()
                .containerInstanceArn();
        assertThat(ecs.discoverPollEndpoint(request -> request.cluster(cluster)).endpoint())
                .isNotEmpty();
        assertThat(ecs.listContainerInstancesPaginator(request -> request.cluster(cluster))
                        .containerInstanceArns())
                .containsExactly(arn);
        ecs.putAttributes(request -> request.cluster(cluster)
                .attributes(one -> one.name("rack").value("7").targetId(arn)));
        assertThat(ecs.listAttributes(request -> request.cluster(cluster)
                                .targetType(TargetType.CONTAINER_INSTANCE)
                                .attributeName("rack"))
                        .attributes())
                .hasSize(1);
        ecs.deleteAttributes(request ->
                request.cluster(cluster).attributes(one -> one.name("rack").targetId(arn)));
        ecs.updateContainerInstancesState(
                request -> request.cluster(cluster).containerInstances(arn).status(ContainerInstanceStatus.DRAINING));
        assertThat(ecs.describeContainerInstances(
                                request -> request.cluster(cluster).containerInstances(arn))
                        .containerInstances()
                        .getFirst()
                        .status())
                .isEqualTo("DRAINING");
        assertThatThrownBy(() -> ecs.updateContainerAgent(
                        request -> request.cluster(cluster).containerInstance(arn)))
                .isInstanceOf(MissingVersionException.class);
        tour.refused("ecs", "UpdateContainerAgent");
        reports(cluster, arn);
        ecs.deregisterContainerInstance(request -> request.cluster(cluster).containerInstance(arn));
        ecs.deleteCluster(request -> request.cluster(cluster));
    }

    /** What agents report of a task that nobody knows is heard. */
    private void reports(String cluster, String instance) {
        String task = instance.replace(":container-instance/", ":task/");
        ecs.submitContainerStateChange(request ->
                request.cluster(cluster).task(task).containerName("main").status("RUNNING"));
        ecs.submitTaskStateChange(request -> request.cluster(cluster).task(task).status("RUNNING"));
        ecs.submitAttachmentStateChanges(request -> request.cluster(cluster)
                .attachments(one -> one.attachmentArn(instance.replace(":container-instance/", ":attachment/"))
                        .status("ATTACHED")));
    }

    private String taskDefinitions() {
        String family = "sdk-" + tour.run;
        String first = register(family);
        register(family);
        assertThat(ecs.describeTaskDefinition(request -> request.taskDefinition(family))
                        .taskDefinition()
                        .revision())
                .isEqualTo(2);
        assertThat(ecs.listTaskDefinitionFamiliesPaginator(request -> request.familyPrefix(family))
                        .families())
                .containsExactly(family);
        assertThat(ecs.listTaskDefinitionsPaginator(request -> request.familyPrefix(family))
                        .taskDefinitionArns())
                .hasSize(2);
        ecs.deregisterTaskDefinition(request -> request.taskDefinition(first));
        assertThat(ecs.deleteTaskDefinitions(request -> request.taskDefinitions(first))
                        .failures())
                .isEmpty();
        return family;
    }

    private String register(String family) {
        return ecs.registerTaskDefinition(request -> request.family(family)
                        .containerDefinitions(main -> main.name("main")
                                .image(Docker.BUSYBOX)
                                .memory(16)
                                .stopTimeout(2)
                                .command("exit 3")))
                .taskDefinition()
                .taskDefinitionArn();
    }

    private void tasks(String family) {
        String host = ecs.listContainerInstances(request -> {})
                .containerInstanceArns()
                .getFirst();
        String ran = ecs.runTask(request -> request.taskDefinition(family)
                        .launchType(LaunchType.EC2)
                        .overrides(overrides -> overrides.containerOverrides(
                                main -> main.name("main").command("sleep 600"))))
                .tasks()
                .getFirst()
                .taskArn();
        ecs.waiter().waitUntilTasksRunning(request -> request.tasks(ran));
        String started = ecs.startTask(request -> request.taskDefinition(family).containerInstances(host))
                .tasks()
                .getFirst()
                .taskArn();
        ecs.stopTask(request -> request.task(ran).reason("enough"));
        ecs.waiter().waitUntilTasksStopped(request -> request.tasks(ran, started));
        assertThat(ecs.describeTasks(request -> request.tasks(ran, started)).tasks())
                .extracting(Task::stoppedReason)
                .containsExactly("enough", "Essential container in task exited");
        assertThat(ecs.listTasksPaginator(request -> request.family(family).desiredStatus(DesiredStatus.STOPPED))
                        .taskArns())
                .containsExactlyInAnyOrder(ran, started);
    }

    private void services(String family) {
        String name = "sdk-" + tour.run;
        ecs.createService(
                request -> request.serviceName(name).taskDefinition(family).desiredCount(0));
        ecs.updateService(request -> request.service(name).enableECSManagedTags(true));
        assertThat(ecs.describeServices(request -> request.services(name)).services())
                .extracting(service -> service.serviceName())
                .containsExactly(name);
        assertThat(ecs.listServicesPaginator(request -> {}).serviceArns()).isNotEmpty();
        assertThatThrownBy(() -> ecs.listServicesByNamespace(request -> request.namespace("none-" + tour.run)))
                .isInstanceOf(NamespaceNotFoundException.class);
        tour.refused("ecs", "ListServicesByNamespace");
        protection(name);
        serviceDeployments(name);
        taskSets(family);
        ecs.deleteService(request -> request.service(name).force(true));
        ecs.waiter().waitUntilServicesInactive(request -> request.services(name));
    }

    private void serviceDeployments(String service) {
        String deployment = ecs.listServiceDeployments(request -> request.service(service))
                .serviceDeployments()
                .getFirst()
                .serviceDeploymentArn();
        String revision = ecs.describeServiceDeployments(request -> request.serviceDeploymentArns(deployment))
                .serviceDeployments()
                .getFirst()
                .targetServiceRevision()
                .arn();
        assertThat(ecs.describeServiceRevisions(request -> request.serviceRevisionArns(revision))
                        .serviceRevisions())
                .extracting(found -> found.serviceRevisionArn())
                .containsExactly(revision);
        String unknown = deployment.substring(0, deployment.length() - 3) + "xyz";
        assertThatThrownBy(() -> ecs.stopServiceDeployment(request -> request.serviceDeploymentArn(unknown)))
                .isInstanceOf(ServiceDeploymentNotFoundException.class);
        tour.refused("ecs", "StopServiceDeployment");
        tour.refused("ecs", "ContinueServiceDeployment"); // newer than this SDK: boto3 drives it
    }

    private void taskSets(String family) {
        String name = "sdk-external-" + tour.run;
        ecs.createService(request -> request.serviceName(name)
                .desiredCount(0)
                .deploymentController(controller -> controller.type("EXTERNAL")));
        String made = ecs.createTaskSet(
                        request -> request.cluster("default").service(name).taskDefinition(family))
                .taskSet()
                .taskSetArn();
        ecs.updateTaskSet(request -> request.cluster("default")
                .service(name)
                .taskSet(made)
                .scale(scale -> scale.value(50.0).unit("PERCENT")));
        ecs.updateServicePrimaryTaskSet(
                request -> request.cluster("default").service(name).primaryTaskSet(made));
        assertThat(ecs.describeTaskSets(request -> request.cluster("default").service(name))
                        .taskSets())
                .extracting(set -> set.status())
                .containsExactly("PRIMARY");
        ecs.deleteTaskSet(request ->
                request.cluster("default").service(name).taskSet(made).force(true));
        ecs.deleteService(request -> request.service(name).force(true));
    }

    /** A service without tasks has none to protect: the operations say so of each task that is named. */
    private void protection(String service) {
        List<String> none = List.of("0".repeat(32));
        assertThat(ecs.getTaskProtection(request -> request.cluster("default").tasks(none))
                        .failures())
                .as(service)
                .hasSize(1);
        assertThat(ecs.updateTaskProtection(request ->
                                request.cluster("default").tasks(none).protectionEnabled(true))
                        .failures())
                .hasSize(1);
        assertThatThrownBy(() -> ecs.updateTaskProtection(request ->
                        request.cluster("default").protectionEnabled(true).tasks(List.of())))
                .isInstanceOf(InvalidParameterException.class);
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private static Resource amount(String name) {
        return Resource.builder().name(name).type("INTEGER").integerValue(1024).build();
    }
}
