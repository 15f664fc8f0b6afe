package dev.gantry.ecs.hub;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.cluster.Principal;
import dev.gantry.ecs.domain.cluster.AccountSetting;
import dev.gantry.ecs.domain.cluster.AccountSettingName;
import dev.gantry.ecs.domain.identifier.EcsArn;
import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.ecs.domain.payload.PayloadContext;
import dev.gantry.ecs.domain.payload.PayloadTask;
import dev.gantry.ecs.domain.task.Overrides;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskAttachment;
import dev.gantry.ecs.domain.taskdefinition.TaskDefinitionRevision;
import dev.gantry.ecs.network.Subnets;
import dev.gantry.kernel.View;
import dev.gantry.shapes.acs.ElasticNetworkInterface;
import dev.gantry.shapes.acs.IAMRoleCredentials;
import dev.gantry.shapes.acs.IAMRoleCredentialsMessage;
import dev.gantry.shapes.acs.IPv4AddressAssignment;
import dev.gantry.shapes.acs.PayloadMessage;
import dev.gantry.shapes.ecs.TaskDefinition;
import dev.gantry.value.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** PayloadMessages, one task each: an agent never acknowledges a payload in which one of several tasks is bad. */
final class Payloads {

    private final RoleCredentials roles;
    private final Subnets subnets;

    Payloads(RoleCredentials roles, Subnets subnets) {
        this.roles = roles;
        this.subnets = subnets;
    }

    /** A message's own numbers. */
    record Numbered(InstanceId instance, long sequenceNumber, String messageId, long generatedAt) {}

    /** The task for its agent to begin. */
    Beginning begin(View view, Task task, Numbered numbered) {
        return definition(view, task)
                .map(definition -> begin(task, definition, logDriverMode(view, task), numbered))
                .orElseGet(() -> new Beginning.Impossible("TaskDefinition not found."));
    }

    private Beginning begin(Task task, TaskDefinition definition, String logDriverMode, Numbered numbered) {
        TaskDefinition merged = merged(task, definition);
        String taskRole = merged.taskRoleArn();
        Optional<IAMRoleCredentials> role = role(task, taskRole);
        if (taskRole != null && role.isEmpty()) {
            return notAssumed(taskRole);
        }
        String agentsRole = merged.executionRoleArn();
        Optional<IAMRoleCredentials> executionRole = role(task, agentsRole);
        if (agentsRole != null && executionRole.isEmpty()) {
            return notAssumed(agentsRole);
        }
        PayloadContext context =
                new PayloadContext(role, executionRole, networkInterfaces(task), Optional.of(logDriverMode));
        return new Beginning.With(message(PayloadTask.of(task, definition, context), numbered));
    }

    /** The account's defaultLogDriverMode: what counts where a log configuration names no mode. */
    private static String logDriverMode(View view, Task task) {
        Scope scope = task.id().scope();
        return Principal.settings(view, scope)
                .effective(AccountSettingName.DEFAULT_LOG_DRIVER_MODE, AccountSetting.root(scope))
                .value();
    }

    private static Beginning notAssumed(String role) {
        return new Beginning.Impossible("ECS was unable to assume the role '" + role + "' that was provided for this"
                + " task. Please verify that the role being passed has the proper trust relationship and permissions and"
                + " that your IAM user has permissions to pass this role.");
    }

    /** The task for its agent to stop. */
    PayloadMessage stop(Task task, Numbered numbered) {
        return message(PayloadTask.stopping(task), numbered);
    }

    /** What an agent that lost its memory needs again for a task that runs, and any agent every few hours. */
    List<IAMRoleCredentialsMessage> credentials(View view, Task task, Supplier<String> messageIds) {
        List<IAMRoleCredentialsMessage> messages = new ArrayList<>();
        definition(view, task).map(definition -> merged(task, definition)).ifPresent(definition -> {
            role(task, definition.taskRoleArn())
                    .ifPresent(fresh -> messages.add(credentials(task, "TaskApplication", fresh, messageIds.get())));
            role(task, definition.executionRoleArn())
                    .ifPresent(fresh -> messages.add(credentials(task, "TaskExecution", fresh, messageIds.get())));
        });
        return messages;
    }

    private static IAMRoleCredentialsMessage credentials(
            Task task, String type, IAMRoleCredentials fresh, String messageId) {
        return IAMRoleCredentialsMessage.builder()
                .messageId(messageId)
                .taskArn(task.arn())
                .taskClusterArn(EcsArn.cluster(task.id().scope(), task.id().cluster()))
                .roleType(type)
                .roleCredentials(fresh)
                .build();
    }

    private static Optional<TaskDefinition> definition(View view, Task task) {
        String key = TaskDefinitionRevision.key(
                task.id().scope(), task.launch().family(), task.launch().revision());
        return view.find(EcsTables.TASK_DEFINITIONS, key).map(TaskDefinitionRevision::definition);
    }

    private static TaskDefinition merged(Task task, TaskDefinition definition) {
        return Overrides.merge(definition, task.launch().request().flatMap(request -> request.overrides()));
    }

    private List<ElasticNetworkInterface> networkInterfaces(Task task) {
        return task.networkInterface().map(eni -> networkInterface(task, eni)).stream()
                .toList();
    }

    private Optional<IAMRoleCredentials> role(Task task, @Nullable String arn) {
        return arn == null ? Optional.empty() : roles.of(task.id(), arn);
    }

    private ElasticNetworkInterface networkInterface(Task task, TaskAttachment eni) {
        String subnet = eni.detail("subnetId").orElse("");
        return ElasticNetworkInterface.builder()
                .attachmentArn(
                        task.id().scope().arn("ecs", "attachment/" + eni.id()).toString())
                .ec2Id(eni.detail("networkInterfaceId").orElse(null))
                .macAddress(eni.detail("macAddress").orElse(null))
                .privateDnsName(eni.detail("privateDnsName").orElse(null))
                .subnetGatewayIpv4Address(subnets.gateway(task.id().scope(), subnet))
                .ipv4Addresses(eni.detail("privateIPv4Address").stream()
                        .map(address -> new IPv4AddressAssignment(address, true))
                        .toList())
                .build();
    }

    private static PayloadMessage message(dev.gantry.shapes.acs.Task task, Numbered numbered) {
        InstanceId instance = numbered.instance();
        return PayloadMessage.builder()
                .messageId(numbered.messageId())
                .clusterArn(EcsArn.cluster(instance.scope(), instance.cluster()))
                .containerInstanceArn(instance.arn())
                .seqNum((int) numbered.sequenceNumber())
                .generatedAt(numbered.generatedAt())
                .tasks(List.of(task))
                .build();
    }
}
