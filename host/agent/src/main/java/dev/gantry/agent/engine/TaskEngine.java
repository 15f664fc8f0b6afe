package dev.gantry.agent.engine;

import dev.gantry.agent.logs.LogShipping;
import dev.gantry.agent.report.Reporter;
import dev.gantry.agent.runtime.Runtime;
import dev.gantry.agent.runtime.RuntimeEvent;
import dev.gantry.agent.runtime.RuntimeFailure;
import dev.gantry.agent.runtime.Subscription;
import dev.gantry.agent.state.AgentState;
import dev.gantry.agent.task.Action;
import dev.gantry.agent.task.Admission;
import dev.gantry.agent.task.HostResources;
import dev.gantry.agent.task.Signal;
import dev.gantry.agent.task.Step;
import dev.gantry.agent.task.TaskLifecycle;
import dev.gantry.agent.task.TaskPlan;
import dev.gantry.agent.task.TaskState;
import dev.gantry.agent.task.TaskStatus;
import dev.gantry.shapes.acs.PayloadMessage;
import dev.gantry.shapes.acs.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the control plane's tasks true on this container instance. Decisions are {@link TaskLifecycle}'s; here they
 * are remembered, carried out and reported. Everything that changes a task runs one at a time.
 */
public final class TaskEngine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TaskEngine.class);
    private static final String TASK = "task/";
    private static final Duration RETRY = Duration.ofSeconds(1);

    /** Between two looks at what runs, in case an event was missed. Source: the agent's steady state check. */
    private static final Duration STEADY_CHECK = Duration.ofMinutes(5);

    private final AgentSettings settings;
    private final Runtime runtime;
    private final AgentState state;
    private final Surroundings around;
    private final Map<String, TaskState> tasks = new ConcurrentHashMap<>();
    private final Admission admission;
    private final Effects effects;
    private final ImageCleaner images;
    private final ReportQueue reports;
    private final Mailbox mailbox;
    private final TaskPlans plans;
    private final Adoption adoption;
    private final Cleanup cleanup;
    private final Optional<LogShipping> logs;
    private Subscription events = () -> {};
    private volatile boolean closed;

    public TaskEngine(
            AgentSettings settings,
            HostResources machine,
            Runtime runtime,
            AgentState state,
            Reporter reporter,
            Surroundings around) {
        this.settings = settings;
        this.runtime = runtime;
        this.state = state;
        this.around = around;
        this.admission = new Admission(machine);
        this.logs = around.logs().map(sink -> new LogShipping(runtime, sink, state));
        this.images = new ImageCleaner(settings, runtime, state, this::needsImage);
        ContainerSpecs specs = new ContainerSpecs(settings, logs.isPresent());
        this.effects = new Effects(settings, runtime, around.timeline(), specs, images);
        this.reports = new ReportQueue(state, reporter, around.timeline(), settings.reportDelay());
        this.mailbox = new Mailbox(reports::handOver);
        this.plans = new TaskPlans(around.ids());
        this.adoption = new Adoption(settings, runtime, effects);
        this.cleanup = new Cleanup(settings, effects, around);
    }

    /** Takes up what an earlier process left behind, then follows the runtime. Call once, before anything else. */
    public void start() {
        state.all(TASK, TaskState.class).values().forEach(this::resume);
        events = runtime.events(
                Labels.ofAgent(settings),
                event -> adoption.signal(event, tasks)
                        .ifPresentOrElse(heard -> signal(heard.task(), heard.signal()), () -> reconcileAfter(event)));
        reports.resume();
        around.effects().execute(this::adopt);
        every(STEADY_CHECK, this::reconcile);
        if (settings.images().enabled()) {
            every(settings.images().interval(), this::cleanImages);
        }
    }

    private void every(Duration interval, Runnable work) {
        Instant next = around.timeline().now().plus(interval);
        around.timeline()
                .at(
                        next,
                        () -> around.effects().execute(() -> {
                            if (!closed) {
                                work.run();
                                every(interval, work);
                            }
                        }));
    }

    private void cleanImages() {
        try {
            images.clean(around.timeline().now());
        } catch (RuntimeException fault) {
            LOG.error("The images of this host could not be cleaned up, it is tried again", fault);
        }
    }

    private boolean needsImage(String image) {
        return tasks.values().stream()
                .flatMap(task -> task.plan().containers().stream())
                .anyMatch(container -> container.image().equals(image));
    }

    /**
     * Takes the tasks of a payload: stops first, then starts. When this returns they are on disk and the payload may
     * be acknowledged; it fails when the disk did not take them. Tasks that cannot be run here are reported as stopped.
     */
    public void accept(PayloadMessage payload) {
        String cluster = payload.clusterArn() == null ? "" : payload.clusterArn();
        Comparator<Task> stopsFirst = Comparator.comparing(task -> !wantsStop(task));
        List<Task> ordered = payload.tasksOrEmpty().stream().sorted(stopsFirst).toList();
        CountDownLatch done = new CountDownLatch(1);
        mailbox.post(() -> {
            try {
                ordered.forEach(task -> accept(task, cluster));
            } finally {
                done.countDown();
            }
            admit();
        });
        await(done);
        state.force();
    }

    private void await(CountDownLatch done) {
        try {
            while (!done.await(1, TimeUnit.SECONDS)) {
                if (closed) {
                    throw new IllegalStateException("the task engine is closed");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The control plane's wish that the task stops; unknown tasks are ignored. */
    public void stop(String arn) {
        signal(arn, new Signal.StopWished());
    }

    /** The control plane has this report: it is never sent again. */
    public void accepted(long report) {
        mailbox.post(() -> reports.accepted(report));
    }

    /** Every task that this agent still knows, as it is now. */
    public Collection<TaskState> tasks() {
        return List.copyOf(tasks.values());
    }

    public Optional<TaskState> task(String arn) {
        return Optional.ofNullable(tasks.get(arn));
    }

    /** Stops following the runtime; containers keep running. */
    @Override
    public void close() {
        closed = true;
        mailbox.close();
        cleanup.close();
        events.close();
        logs.ifPresent(LogShipping::close);
    }

    private static boolean wantsStop(Task task) {
        return "STOPPED".equals(task.desiredStatus());
    }

    private void accept(Task task, String cluster) {
        TaskPlan plan = plans.of(task, cluster);
        if (tasks.containsKey(plan.arn())) {
            if (wantsStop(task)) {
                hear(plan.arn(), new Signal.StopWished());
            }
            return;
        }
        TaskStatus wanted = wantsStop(task) ? TaskStatus.STOPPED : TaskStatus.RUNNING;
        TaskState accepted = TaskState.of(plan, wanted);
        keep(accepted);
        Optional<String> refusal = Refusals.of(task, plan).or(this::forgetfulness);
        if (refusal.isPresent() || wantsStop(task)) {
            hear(plan.arn(), new Signal.Refused(refusal.orElse("")));
        } else {
            admission.queue(plan);
        }
    }

    /** A task that the agent would not know after its next start is not begun. */
    private Optional<String> forgetfulness() {
        return state.trouble()
                .map(why -> "ResourceInitializationError: this container instance takes no new tasks, it " + why);
    }

    private void admit() {
        admission.admit().forEach(arn -> hear(arn, new Signal.Admitted()));
    }

    void signal(String arn, Signal signal) {
        mailbox.post(() -> hear(arn, signal));
    }

    private void hear(String arn, Signal signal) {
        TaskState before = tasks.get(arn);
        if (before == null) {
            return;
        }
        if (signal instanceof Signal.Exited exited && TaskLifecycle.impliesStart(before, exited)) {
            hear(arn, TaskLifecycle.impliedStart(exited));
            before = tasks.getOrDefault(arn, before);
        }
        Step step = TaskLifecycle.next(before, signal, around.timeline().now(), settings.rules());
        TaskState after = reports.tell(step.task(), due -> mailbox.post(() -> drain(due)));
        if (!after.equals(before)) {
            keep(after);
            followLogs(before, after);
        }
        step.actions().forEach(action -> perform(after, action));
        if (after.isStopped() && !before.isStopped()) {
            ended(after);
        }
    }

    private void drain(String arn) {
        TaskState task = tasks.get(arn);
        if (task != null) {
            keep(reports.drain(task));
        }
    }

    private void keep(TaskState task) {
        tasks.put(task.plan().arn(), task);
        state.put(TASK + task.plan().arn(), task);
    }

    private void perform(TaskState task, Action action) {
        String arn = task.plan().arn();
        if (action instanceof Action.Wake(Instant at)) {
            around.timeline().at(at, () -> signal(arn, new Signal.Tick()));
        } else {
            around.effects().execute(() -> signal(arn, effects.perform(task, action)));
        }
    }

    private void ended(TaskState task) {
        admission.leave(task.plan().arn());
        admit();
        cleanLater(task);
    }

    private void cleanLater(TaskState task) {
        String arn = task.plan().arn();
        cleanup.after(
                task,
                () -> !reports.isUnsent(arn) && !isShipping(task),
                () -> mailbox.post(() -> {
                    tasks.remove(arn);
                    state.remove(TASK + arn);
                    logs.ifPresent(shipping -> shipping.forget(task));
                }));
    }

    private boolean isShipping(TaskState task) {
        return logs.map(shipping -> shipping.isBusy(task)).orElse(false);
    }

    private void followLogs(TaskState before, TaskState after) {
        logs.ifPresent(shipping -> after.plan().containers().forEach(container -> {
            var start = before.container(container.name()).run().startedAt();
            boolean started =
                    !after.container(container.name()).run().startedAt().equals(start);
            if (started && after.container(container.name()).everRan()) {
                shipping.follow(after, container);
            }
        }));
    }

    private void resume(TaskState known) {
        TaskState task = TaskLifecycle.resumed(known);
        tasks.put(task.plan().arn(), task);
        if (task.isStopped()) {
            cleanLater(task);
        } else if (task.admitted()) {
            admission.resume(task.plan());
        } else if (task.isWanted()) {
            admission.queue(task.plan());
        }
        logs.ifPresent(shipping -> task.plan().containers().stream()
                .filter(container -> task.container(container.name()).everRan())
                .forEach(container -> shipping.follow(task, container)));
    }

    /** Looks for the containers of every task, for as long as it takes the runtime to answer. */
    private void adopt() {
        if (closed) {
            return;
        }
        try {
            adoption.removeOrphans(tasks);
            adoption.observe(tasks).forEach(heard -> signal(heard.task(), heard.signal()));
            mailbox.post(() -> {
                List.copyOf(tasks.keySet()).forEach(arn -> hear(arn, new Signal.Tick()));
                admit();
            });
        } catch (RuntimeFailure unreachable) {
            later(this::adopt);
        } catch (RuntimeException fault) {
            LOG.error("The containers of this host could not be looked up, it is tried again", fault);
            later(this::adopt);
        }
    }

    private void reconcileAfter(RuntimeEvent event) {
        if (event instanceof RuntimeEvent.Reconnected) {
            around.effects().execute(this::reconcile);
        }
    }

    private void reconcile() {
        if (closed) {
            return;
        }
        try {
            adoption.observe(tasks).forEach(heard -> signal(heard.task(), heard.signal()));
        } catch (RuntimeFailure unreachable) {
            later(this::reconcile);
        } catch (RuntimeException fault) {
            LOG.error("The containers of this host could not be looked up, it is tried again", fault);
            later(this::reconcile);
        }
    }

    private void later(Runnable work) {
        around.timeline()
                .at(around.timeline().now().plus(RETRY), () -> around.effects().execute(work));
    }
}
