package dev.gantry.ecs.hub;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.ecs.operations.UpdateContainerAgent;
import dev.gantry.shapes.ecs.ClusterNotFoundException;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.MissingVersionException;
import dev.gantry.shapes.ecs.NoUpdateAvailableException;
import dev.gantry.shapes.ecs.UpdateContainerAgentRequest;
import org.junit.jupiter.api.Test;

class UpdateContainerAgentTest {

    private final HubTester tester = HubTester.start();

    private void update(String cluster, String instance) {
        tester.ecs.run(new UpdateContainerAgent(), new UpdateContainerAgentRequest(cluster, instance));
    }

    @Test
    void an_agent_that_says_its_version_is_the_newest_there_is() {
        String instance = tester.instance();
        tester.connect(instance);

        assertThatThrownBy(() -> update("prod", instance))
                .isInstanceOf(NoUpdateAvailableException.class)
                .hasMessage("There is no update available for your container agent.");
    }

    @Test
    void an_agent_that_was_never_heard_of_has_no_version() {
        String instance = tester.instance();

        assertThatThrownBy(() -> update("prod", instance)).isInstanceOf(MissingVersionException.class);
    }

    @Test
    void an_instance_and_its_cluster_must_be_there() {
        assertThatThrownBy(() -> update("prod", "0".repeat(32)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("The referenced container instance was not found.");
        assertThatThrownBy(() -> update("none", "0".repeat(32))).isInstanceOf(ClusterNotFoundException.class);
    }
}
