package dev.gantry.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;

/** One setting of a task definition, in a task that shows on real Docker what became of it. */
final class Setting {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final ContainerDefinition.Builder main = ContainerDefinition.builder()
            .name("main")
            .image(Docker.BUSYBOX)
            .memory(32)
            .stopTimeout(2);
    private final RegisterTaskDefinitionRequest.Builder definition = RegisterTaskDefinitionRequest.builder();
    private ContainerDefinition[] others = {};
    private String task = "";

    private Setting(String name) {
        this.name = name;
    }

    /** A container that runs the script, then stays. */
    static Setting of(String name, String script, Consumer<ContainerDefinition.Builder> setting) {
        Setting it = new Setting(name);
        it.main.command(script + "; echo done; exec busybox sleep 1000");
        setting.accept(it.main);
        return it;
    }

    Setting task(Consumer<RegisterTaskDefinitionRequest.Builder> setting) {
        setting.accept(definition);
        return this;
    }

    Setting with(ContainerDefinition.Builder... siblings) {
        others = Arrays.stream(siblings)
                .map(sibling ->
                        sibling.image(Docker.BUSYBOX).memory(32).stopTimeout(2).build())
                .toArray(ContainerDefinition[]::new);
        return this;
    }

    String name() {
        return name;
    }

    String task() {
        return task;
    }

    void run(EcsClient ecs) {
        List<ContainerDefinition> all = new ArrayList<>(List.of(main.build()));
        all.addAll(List.of(others));
        String family = "setting-" + name.replaceAll("[^A-Za-z0-9]+", "-");
        ecs.registerTaskDefinition(
                definition.family(family).containerDefinitions(all).build());
        var ran = ecs.runTask(request -> request.taskDefinition(family).launchType("EC2"));
        if (ran.tasks().isEmpty()) {
            throw new AssertionError(name + ": " + ran.failures());
        }
        task = ran.tasks().getFirst().taskArn();
    }

    /** What the container's script printed, all of it. */
    String output() {
        return Eventually.found(
                        name + " has printed everything",
                        () -> Optional.of(Docker.run("logs", id("main")).replace("\r", ""))
                                .filter(text -> text.endsWith("done")))
                .replaceFirst("\n?done$", "");
    }

    JsonNode inspect() {
        return inspect("main");
    }

    JsonNode inspect(String container) {
        try {
            return JSON.readTree(Docker.run("inspect", id(container))).path(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode host() {
        return inspect().path("HostConfig");
    }

    JsonNode config() {
        return inspect().path("Config");
    }

    String id(String container) {
        return Eventually.found(
                name + " has its container " + container,
                () -> Docker.run(
                                "ps",
                                "-aq",
                                "--no-trunc",
                                "--filter",
                                "label=com.amazonaws.ecs.task-arn=" + task,
                                "--filter",
                                "label=com.amazonaws.ecs.container-name=" + container)
                        .lines()
                        .findFirst());
    }

    /** The host's own namespace of this kind, as in {@code pid:[4026531836]}. */
    static String ofHost(String kind) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/ns", kind)).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
