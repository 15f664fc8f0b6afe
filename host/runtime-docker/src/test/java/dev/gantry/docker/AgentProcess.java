package dev.gantry.docker;

import dev.gantry.agent.engine.Tasks;
import dev.gantry.agent.task.TaskStatus;
import dev.gantry.shapes.acs.Task;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** An agent in a process of its own, to be killed: runs one task, says RUNNING and waits. */
final class AgentProcess {

    private AgentProcess() {}

    static Task task(String id) {
        return Tasks.task(
                id,
                DockerHost.shell("main", "while [ ! -e /tmp/end ]; do sleep 0.1; done; exit 7").toBuilder()
                        .stopTimeout(1)
                        .build(),
                DockerHost.container("other", "sleep", "100000").toBuilder()
                        .stopTimeout(1)
                        .build());
    }

    public static void main(String[] arguments) throws InterruptedException {
        Task task = task(arguments[1]);
        DockerHost host = new DockerHost(arguments[0], Path.of(arguments[2]), Optional.empty());
        host.run(task);
        host.await(task, TaskStatus.RUNNING);
        while (!host.state.all("report/", Object.class).isEmpty()) {
            Thread.onSpinWait();
        }
        System.out.println("RUNNING");
        System.out.flush();
        new CountDownLatch(1).await();
    }
}
