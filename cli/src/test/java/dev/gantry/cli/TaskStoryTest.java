package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskStoryTest {

    @Test
    void tells_when_and_why_a_task_stopped() {
        assertThat(story("""
                                {"taskArn": "arn:aws:ecs:us-east-1:123456789012:task/shop/0f", "lastStatus": "STOPPED",
                                 "desiredStatus": "STOPPED", "launchType": "EC2", "group": "service:web",
                                 "containerInstanceArn": "arn:aws:ecs:us-east-1:123456789012:container-instance/shop/c1",
                                 "stopCode": "EssentialContainerExited", "stoppedReason": "Essential container in task exited",
                                 "createdAt": 1700000000.25, "stoppedAt": 1700000009.5,
                                 "containers": [{"name": "web", "lastStatus": "STOPPED", "exitCode": 0, "healthStatus": "UNKNOWN"}]}
                                """))
                .containsExactly(
                        "arn:aws:ecs:us-east-1:123456789012:task/shop/0f",
                        "  STOPPED, wanted STOPPED, EC2 on c1, service:web",
                        "  Why: EssentialContainerExited: a container that is essential to it ended",
                        "  In ECS' words: Essential container in task exited",
                        "  2023-11-14T22:13:20.250Z  created",
                        "  2023-11-14T22:13:29.500Z  STOPPED",
                        "  container web: STOPPED, exit code 0");
    }

    @Test
    void tells_of_a_task_that_nothing_happened_to_yet() {
        assertThat(story("{\"taskArn\": \"arn\", \"lastStatus\": \"PROVISIONING\", \"desiredStatus\": \"RUNNING\"}"))
                .containsExactly("arn", "  PROVISIONING, wanted RUNNING, no launch type");
    }

    @Test
    void tells_an_image_that_could_not_be_pulled() {
        assertThat(
                        story(
                                "{\"containers\": [{\"name\": \"web\", \"lastStatus\": \"STOPPED\", \"reason\": \"CannotPullContainerError: no such image\"}]}"))
                .last()
                .isEqualTo("  container web: STOPPED, CannotPullContainerError: no such image");
    }

    private static List<String> story(String json) {
        try {
            return TaskStory.of(new ObjectMapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
