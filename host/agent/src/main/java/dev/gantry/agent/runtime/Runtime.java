package dev.gantry.agent.runtime;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What runs containers on a container instance. Every call blocks until the runtime has answered and throws
 * {@link RuntimeFailure} when it refuses. Every implementation passes RuntimeContract.
 */
public interface Runtime extends AutoCloseable {

    RuntimeInfo info();

    /** Why limits of whole tasks cannot be held here; empty when they can. */
    Optional<String> noTaskLimits();

    /** The image as the registry has it now. */
    Image pull(ImageRequest request);

    /** The image if it is here already. */
    Optional<Image> image(String name);

    /** Forgets the image's name, and the image with its last one; refused while a container needs it. */
    void removeImage(String name);

    /** The new container's id, or the id of the container that already has this name. */
    String create(ContainerSpec spec);

    /** Starts a created or exited container; a running one stays as it is. */
    Started start(String id);

    /** Orders the container to end. Its end is told by an event, which may come before or after this returns. */
    void stop(String id, StopOrder order);

    /** Ends the container if need be and forgets it, its writable layer and its anonymous volumes. Unknown ids are fine. */
    void remove(String id);

    Optional<Inspection> inspect(String id);

    /** Every container that carries all these labels, whatever its status. */
    List<ContainerSummary> list(Map<String, String> labels);

    LogStream logs(String id, LogQuery query);

    Stats stats(String id);

    ExecResult exec(String id, List<String> command);

    /**
     * Tells every later event of containers with these labels, in order per container, until cancelled. After a lost
     * connection it resumes where it was and says {@link RuntimeEvent.Reconnected}, because events may be missing.
     */
    Subscription events(Map<String, String> labels, Consumer<RuntimeEvent> sink);

    /** Prepares what a task's containers share: network, namespaces, cgroup. Opening the same one again returns it. */
    Sandbox openSandbox(SandboxSpec spec);

    /** Gives everything of the sandbox back. Unknown sandboxes are fine. */
    void closeSandbox(Sandbox sandbox);

    /** Creates the volume, or keeps the one that has this name. */
    void createVolume(VolumeSpec spec);

    boolean volumeExists(String name);

    /** Unknown names are fine. */
    void removeVolume(String name);

    @Override
    void close();
}
