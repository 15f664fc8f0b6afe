package dev.gantry.agent.engine;

import dev.gantry.agent.runtime.Image;
import dev.gantry.agent.runtime.ImageRequest;
import dev.gantry.agent.runtime.Runtime;
import dev.gantry.agent.runtime.RuntimeFailure;
import dev.gantry.agent.runtime.RuntimeFailure.Kind;
import dev.gantry.agent.runtime.Sandbox;
import dev.gantry.agent.runtime.StopOrder;
import dev.gantry.agent.runtime.VolumeSpec;
import dev.gantry.agent.task.Action;
import dev.gantry.agent.task.ContainerPlan;
import dev.gantry.agent.task.Signal;
import dev.gantry.agent.task.TaskPlan;
import dev.gantry.agent.task.TaskState;
import dev.gantry.agent.task.VolumePlan;
import dev.gantry.agent.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does on the runtime what the lifecycle wants, and says what became of it. Knows no state of any task. */
final class Effects {

    private static final Logger LOG = LoggerFactory.getLogger(Effects.class);

    private final AgentSettings settings;
    private final Runtime runtime;
    private final Timeline timeline;
    private final ContainerSpecs specs;
    private final ImageCleaner images;
    private final Set<String> pulledOnce = ConcurrentHashMap.newKeySet();

    Effects(AgentSettings settings, Runtime runtime, Timeline timeline, ContainerSpecs specs, ImageCleaner images) {
        this.settings = settings;
        this.runtime = runtime;
        this.timeline = timeline;
        this.specs = specs;
        this.images = images;
    }

    /** Always an answer: a task whose effect is never answered would wait for ever. */
    Signal perform(TaskState task, Action action) {
        try {
            return attempt(task, action);
        } catch (RuntimeException fault) {
            LOG.error(
                    "{} of {} failed in a way that it should not",
                    action,
                    task.plan().arn(),
                    fault);
            return failed(action, String.valueOf(fault.getMessage()));
        }
    }

    private Signal failed(Action action, String detail) {
        Instant now = timeline.now();
        return switch (action) {
            case Action.Prepare() -> new Signal.PrepareFailed(reason(Kind.RESOURCE, detail), false);
            case Action.Release() -> new Signal.ReleaseFailed();
            case Action.Pull(String name) ->
                new Signal.PullFailed(name, reason(Kind.CANNOT_PULL, detail), false, now, now);
            case Action.Create(String name) -> new Signal.CreateFailed(name, reason(Kind.CANNOT_CREATE, detail), false);
            case Action.Start(String name) -> new Signal.StartFailed(name, reason(Kind.CANNOT_START, detail), false);
            case Action.Stop stop -> new Signal.StopFailed(stop.container());
            case Action.Wake(Instant _) -> new Signal.Tick();
        };
    }

    private static String reason(Kind kind, String detail) {
        return RuntimeFailure.of(kind, detail).reason();
    }

    private Signal attempt(TaskState task, Action action) {
        return switch (action) {
            case Action.Prepare() -> prepare(task.plan());
            case Action.Release() -> release(task);
            case Action.Pull(String name) ->
                images.undisturbed(() -> pull(task.plan().container(name)));
            case Action.Create(String name) -> create(task, task.plan().container(name));
            case Action.Start(String name) -> start(task, name);
            case Action.Stop stop -> stop(task, stop);
            case Action.Wake(Instant _) -> new Signal.Tick();
        };
    }

    private Signal prepare(TaskPlan task) {
        try {
            task.volumes().forEach(volume -> prepare(task, volume));
            return new Signal.Prepared(runtime.openSandbox(specs.sandbox(task)));
        } catch (RuntimeFailure failure) {
            return new Signal.PrepareFailed(failure.reason(), failure.isWorthAnotherTry());
        }
    }

    private void prepare(TaskPlan task, VolumePlan volume) {
        switch (volume.kind()) {
            case HOST -> {}
            case TASK, SHARED_PROVISIONED ->
                runtime.createVolume(
                        new VolumeSpec(volume.source(), volume.driver(), volume.options(), volume.labels()));
            case SHARED -> {
                if (!runtime.volumeExists(volume.source())) {
                    throw RuntimeFailure.of(
                            Kind.CANNOT_CREATE_VOLUME, "no volume " + volume.source() + " for " + task.arn());
                }
            }
        }
    }

    private Signal release(TaskState task) {
        try {
            runtime.closeSandbox(task.shared().sandbox());
            return new Signal.Released();
        } catch (RuntimeFailure failure) {
            return new Signal.ReleaseFailed();
        }
    }

    private Signal pull(ContainerPlan container) {
        Instant from = timeline.now();
        try {
            Optional<Image> here =
                    settings.pulls() == PullBehavior.ALWAYS ? Optional.empty() : runtime.image(container.image());
            here.ifPresent(image -> images.used(container.image(), from));
            if (here.isPresent() && suffices(container.image())) {
                return new Signal.Pulled(container.name(), here.get(), from, from, false);
            }
            return contact(container, here, from);
        } catch (RuntimeFailure failure) {
            boolean again = failure.isWorthAnotherTry();
            return failed(
                    failure,
                    container.name(),
                    new Signal.PullFailed(container.name(), failure.reason(), again, from, timeline.now()));
        }
    }

    private boolean suffices(String image) {
        return switch (settings.pulls()) {
            case PREFER_CACHED -> true;
            case ONCE -> pulledOnce.contains(image);
            case DEFAULT, ALWAYS -> false;
        };
    }

    private Signal contact(ContainerPlan container, Optional<Image> here, Instant from) {
        try {
            Image image = runtime.pull(ImageRequest.of(container.image()));
            pulledOnce.add(container.image());
            images.pulled(container.image(), timeline.now());
            return new Signal.Pulled(container.name(), image, from, timeline.now(), true);
        } catch (RuntimeFailure failure) {
            Image cached = here.orElseThrow(() -> failure);
            return new Signal.Pulled(container.name(), cached, from, timeline.now(), true);
        }
    }

    private Signal create(TaskState task, ContainerPlan container) {
        try {
            Optional<Image> image = runtime.image(container.image());
            return new Signal.Created(container.name(), runtime.create(specs.of(task, container, image)));
        } catch (RuntimeFailure failure) {
            boolean again = failure.isWorthAnotherTry();
            return failed(
                    failure, container.name(), new Signal.CreateFailed(container.name(), failure.reason(), again));
        }
    }

    private Signal start(TaskState task, String name) {
        try {
            return new Signal.ContainerStarted(
                    name, runtime.start(task.container(name).runtimeId()));
        } catch (RuntimeFailure failure) {
            if (failure.kind() == Kind.TIMEOUT) {
                stopWhatMayRun(task.container(name).runtimeId());
            }
            boolean again = failure.isWorthAnotherTry();
            return failed(failure, name, new Signal.StartFailed(name, failure.reason(), again));
        }
    }

    /** A start that was given up may still have happened. */
    private void stopWhatMayRun(String id) {
        try {
            runtime.stop(id, StopOrder.after(Duration.ZERO));
        } catch (RuntimeFailure failure) {
            LOG.warn("A container whose start took too long could not be stopped: {}", failure.getMessage());
        }
    }

    private static Signal failed(RuntimeFailure failure, String container, Signal otherwise) {
        return failure.kind() == Kind.UNAVAILABLE ? new Signal.Unreachable(container) : otherwise;
    }

    private Signal stop(TaskState task, Action.Stop stop) {
        String id = task.container(stop.container()).runtimeId();
        try {
            runtime.stop(id, StopOrder.after(stop.timeout()));
            return new Signal.Tick();
        } catch (RuntimeFailure failure) {
            return failure.kind() == Kind.VANISHED
                    ? new Signal.Observed(stop.container(), Optional.empty())
                    : new Signal.StopFailed(stop.container());
        }
    }

    /** The runtime's own word on a container. */
    Signal observe(String container, String id) {
        return new Signal.Observed(container, runtime.inspect(id));
    }

    /** Removes everything that the task left behind, also a container whose creation was never answered. */
    void clean(TaskState task) {
        runtime.list(Labels.ofTask(settings, task.plan())).forEach(container -> runtime.remove(container.id()));
        task.containers().values().forEach(container -> {
            if (!container.runtimeId().isEmpty()) {
                runtime.remove(container.runtimeId());
            }
        });
        if (!task.shared().sandbox().equals(Sandbox.NONE)) {
            runtime.closeSandbox(task.shared().sandbox());
        }
        task.plan().volumes().stream()
                .filter(volume -> volume.kind() == VolumePlan.Kind.TASK)
                .forEach(volume -> runtime.removeVolume(volume.source()));
    }
}
