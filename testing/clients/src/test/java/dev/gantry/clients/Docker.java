package dev.gantry.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The real Docker Engine through its own command line: what a task looks like from outside of gantry. */
final class Docker {

    /** A static busybox as an image of its own; nothing is pulled from anywhere. */
    static final String BUSYBOX = "gantry-test-busybox:1";

    private Docker() {}

    static String run(String... arguments) {
        return command(arguments).well().out().strip();
    }

    static Ran command(String... arguments) {
        return Ran.command(
                Map.of(),
                Project.ROOT,
                Stream.concat(Stream.of("docker"), Stream.of(arguments)).toList());
    }

    /** The image's name, after making sure that the Engine has it. */
    static String busybox() {
        if (command("image", "inspect", BUSYBOX).exitCode() != 0) {
            build();
        }
        return BUSYBOX;
    }

    static boolean hasNetwork(String name) {
        return command("network", "inspect", name).exitCode() == 0;
    }

    /** All containers of a task, whatever their state. */
    static List<String> containers(String task) {
        return run("ps", "-aq", "--no-trunc", "--filter", "label=com.amazonaws.ecs.task-arn=" + task)
                .lines()
                .toList();
    }

    /** The host takes a stopped task's containers away, here after a second. */
    static void awaitGone(String task) {
        Eventually.isTrue("no container of " + task, () -> containers(task).isEmpty());
    }

    /** What a host leaves running when its agent ends, as it should; the file has the host's id, if there is a host. */
    static void removeContainersOf(Path hostId) {
        if (Files.exists(hostId)) {
            String id = read(hostId);
            Stream.of("local", "fargate", "agent")
                    .map(name -> "label=dev.gantry.agent=" + name + "-" + id)
                    .flatMap(label -> run("ps", "-aq", "--filter", label).lines())
                    .forEach(container -> command("rm", "-f", "-v", container));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void build() {
        try {
            Path context = Files.createTempDirectory("gantry-busybox");
            Files.copy(Path.of("/bin/busybox"), context.resolve("busybox"), StandardCopyOption.COPY_ATTRIBUTES);
            Files.writeString(context.resolve("Dockerfile"), """
                    FROM scratch
                    COPY busybox /bin/busybox
                    COPY busybox /bin/sh
                    ENTRYPOINT ["/bin/sh", "-c"]
                    """);
            run("build", "-q", "-t", BUSYBOX, context.toString());
            for (String file : List.of("busybox", "Dockerfile")) {
                Files.delete(context.resolve(file));
            }
            Files.delete(context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
