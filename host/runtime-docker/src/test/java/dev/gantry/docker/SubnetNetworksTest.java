package dev.gantry.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gantry.agent.runtime.ContainerSpec;
import dev.gantry.agent.runtime.ContainerSpec.Namespaces;
import dev.gantry.agent.runtime.ContainerSummary;
import dev.gantry.agent.runtime.NetworkInterface;
import dev.gantry.agent.runtime.RuntimeFailure;
import dev.gantry.agent.runtime.RuntimeFailure.Kind;
import dev.gantry.agent.runtime.Sandbox;
import dev.gantry.agent.runtime.SandboxSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Docker networks of subnets, on the machine's own engine. */
class SubnetNetworksTest {

    private static final String SUBNET = "10.213.9.0-24";

    private final String installation = "t" + UUID.randomUUID().toString().substring(0, 8);
    private final Map<String, String> labels = Map.of("dev.gantry.test", installation);
    private final EngineApi engine = new EngineApi(TestImage.ENGINE);
    private DockerRuntime runtime = runtime(installation);

    private static DockerRuntime runtime(String installation) {
        return new DockerRuntime(TestImage.ENGINE, installation);
    }

    @BeforeEach
    void image() {
        TestImage.ensure();
    }

    @AfterEach
    void removeEverything() {
        runtime.list(labels).stream().map(ContainerSummary::id).forEach(runtime::remove);
        runtime.close();
        engine.close();
    }

    @Test
    void a_container_alone_has_its_interface_itself() {
        String id = runtime.create(spec("alone", "10.213.9.7"));
        runtime.start(id);

        JsonNode seen = engine.read("/containers/" + id + "/json");

        JsonNode network = seen.path("NetworkSettings").path("Networks").path("gantry-" + installation + "-" + SUBNET);
        assertThat(network.path("IPAddress").asText()).isEqualTo("10.213.9.7");
        assertThat(network.path("MacAddress").asText()).isEqualTo("02:42:0a:d5:09:07");
        assertThat(seen.path("Config").path("Hostname").asText()).isEqualTo("ip-10-213-9-7.ec2.internal");
        assertThat(runtime.inspect(id).orElseThrow().address()).contains("10.213.9.7");
    }

    @Test
    void a_network_goes_with_its_installation_when_nobody_uses_it() {
        String id = runtime.create(spec("one", "10.213.9.7"));
        runtime.start(id);

        runtime.close();
        assertThat(exists(installation)).isTrue();

        runtime = runtime(installation);
        runtime.remove(id);
        runtime.close();
        assertThat(exists(installation)).isFalse();

        runtime = runtime(installation);
    }

    @Test
    void an_idle_network_of_another_installation_gives_way() {
        DockerRuntime other = runtime(installation + "b");
        other.remove(other.create(spec("other", "10.213.9.7")));

        runtime.start(runtime.create(spec("ours", "10.213.9.7")));

        assertThat(exists(installation)).isTrue();
        assertThat(exists(installation + "b")).isFalse();
        other.close();
    }

    @Test
    void a_network_in_use_elsewhere_is_named_as_the_reason() {
        DockerRuntime other = runtime(installation + "b");
        String held = other.create(spec("other", "10.213.9.7"));
        other.start(held);

        assertThatExceptionOfType(RuntimeFailure.class)
                .isThrownBy(() -> runtime.create(spec("ours", "10.213.9.8")))
                .returns(false, RuntimeFailure::isWorthAnotherTry)
                .satisfies(failure -> assertThat(failure.reason())
                        .startsWith("ResourceInitializationError: the subnet 10.213.9.0/24 overlaps the Docker network")
                        .contains("gantry-" + installation + "b-" + SUBNET));
        assertThatExceptionOfType(RuntimeFailure.class)
                .isThrownBy(() -> runtime.openSandbox(sandbox("10.213.9.8")))
                .returns(Kind.RESOURCE, RuntimeFailure::kind);

        other.remove(held);
        other.close();
    }

    @Test
    void a_pruned_network_is_made_again() {
        runtime.remove(runtime.create(spec("first", "10.213.9.7")));
        engine.delete("/networks/gantry-" + installation + "-" + SUBNET);

        String alone = runtime.create(spec("second", "10.213.9.7"));
        runtime.start(alone);

        assertThat(runtime.inspect(alone).orElseThrow().address()).contains("10.213.9.7");
        runtime.remove(alone);
        engine.delete("/networks/gantry-" + installation + "-" + SUBNET);

        Sandbox shared = runtime.openSandbox(sandbox("10.213.9.7"));

        assertThat(runtime.inspect(shared.holder()).orElseThrow().address()).contains("10.213.9.7");
        runtime.closeSandbox(shared);
    }

    @Test
    void a_sandbox_that_cannot_be_opened_leaves_nothing() {
        String held = runtime.create(spec("holder", "10.213.9.7"));
        runtime.start(held);
        int before = runtime.list(labels).size();

        assertThatExceptionOfType(RuntimeFailure.class)
                .isThrownBy(() -> runtime.openSandbox(sandbox("10.213.9.7")))
                .returns(true, RuntimeFailure::isWorthAnotherTry)
                .withMessageContaining("Address already in use");

        assertThat(runtime.list(labels)).hasSize(before);
        assertThat(cgroup()).doesNotExist();
    }

    @Test
    void an_address_that_stays_held_ends_the_tries() {
        String held = runtime.create(spec("holder", "10.213.9.7"));
        runtime.start(held);
        String late = runtime.create(spec("late", "10.213.9.7"));

        for (int i = 1; i < 5; i++) {
            assertThat(failure(late).isWorthAnotherTry()).isTrue();
        }

        assertThat(failure(late).isWorthAnotherTry()).isFalse();
        runtime.remove(held);
        runtime.start(late);
        assertThat(runtime.inspect(late).orElseThrow().address()).contains("10.213.9.7");
    }

    private RuntimeFailure failure(String id) {
        try {
            runtime.start(id);
            throw new AssertionError("it has the address");
        } catch (RuntimeFailure failure) {
            return failure;
        }
    }

    private boolean exists(String owner) {
        try {
            engine.read("/networks/gantry-" + owner + "-" + SUBNET);
            return true;
        } catch (EngineError error) {
            return !error.isMissing();
        }
    }

    private static NetworkInterface network(String address) {
        return new NetworkInterface(
                "eni-1",
                "02:42:0a:d5:09:07",
                address,
                "10.213.9.1/24",
                "ip-10-213-9-7.ec2.internal",
                List.of(),
                List.of());
    }

    private ContainerSpec spec(String name, String address) {
        ContainerSpec plain =
                ContainerSpec.of(installation + "-" + name, TestImage.NAME, List.of("sleep", "1000"), labels);
        return plain.in(new Namespaces("own", "", "", Optional.of(network(address))));
    }

    private SandboxSpec sandbox(String address) {
        return new SandboxSpec(
                installation + "-pause",
                installation,
                labels,
                Optional.of(network(address)),
                false,
                false,
                new SandboxSpec.Limits(0.5, 64L << 20));
    }

    private Path cgroup() {
        Path v1 = Path.of("/sys/fs/cgroup/memory");
        return Files.isDirectory(v1)
                ? v1.resolve("ecs").resolve(installation)
                : Path.of("/sys/fs/cgroup/ecstasks.slice/ecstasks-" + installation + ".slice");
    }
}
