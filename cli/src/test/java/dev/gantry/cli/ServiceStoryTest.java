package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceStoryTest {

    private static final String SERVICE = """
            {"serviceArn": "arn:aws:ecs:us-east-1:123456789012:service/default/web", "status": "ACTIVE",
             "schedulingStrategy": "REPLICA", "desiredCount": 3, "runningCount": 2, "pendingCount": 0,
             "deployments": [{"id": "ecs-svc/42", "status": "PRIMARY", "rolloutState": "FAILED", "failedTasks": 3,
                "taskDefinition": "arn:aws:ecs:us-east-1:123456789012:task-definition/web:7",
                "rolloutStateReason": "ECS deployment circuit breaker: tasks failed to start."}],
             "events": [{"createdAt": 1700000000.5, "message": "(service web) was unable to place a task."}]}
            """;

    private static final String STOPPED = """
            {"stopCode": "EssentialContainerExited", "stoppedReason": "Essential container in task exited",
             "containers": [{"name": "app", "exitCode": 7}, {"name": "side"}]}
            """;

    @Test
    void tells_how_far_each_deployment_is_and_what_the_service_said() {
        List<String> story = ServiceStory.of(json(SERVICE), List.of());

        assertThat(story)
                .contains(
                        "  ACTIVE, REPLICA, wants 3 tasks: 2 running, 0 pending",
                        "  PRIMARY deployment ecs-svc/42 of web:7: FAILED, 0 running, 0 pending, 0 wanted, 3 failed",
                        "    ECS deployment circuit breaker: tasks failed to start.",
                        "    2023-11-14T22:13:20.500Z  (service web) was unable to place a task.");
    }

    @Test
    void counts_what_its_tasks_stopped_for() {
        List<String> story = ServiceStory.of(json(SERVICE), List.of(json(STOPPED), json(STOPPED)));

        assertThat(story)
                .contains("    2 × EssentialContainerExited: Essential container in task exited (app exit code 7)");
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
