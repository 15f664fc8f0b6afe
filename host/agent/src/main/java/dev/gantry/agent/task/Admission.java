package dev.gantry.agent.task;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The queue in front of the machine: first come, first served, and who does not fit blocks those behind. */
public final class Admission {

    private final Map<String, Reservation> waiting = new LinkedHashMap<>();
    private final Map<String, Reservation> holding = new LinkedHashMap<>();
    private HostResources free;

    public Admission(HostResources free) {
        this.free = free;
    }

    public void queue(TaskPlan task) {
        waiting.putIfAbsent(task.arn(), Reservation.of(task));
    }

    /** Takes the share of a task that already runs, whether or not it fits. */
    public void resume(TaskPlan task) {
        Reservation share = Reservation.of(task);
        if (holding.putIfAbsent(task.arn(), share) == null) {
            free = free.less(share);
        }
    }

    /** The task needs nothing any more, whether it waits or holds. */
    public void leave(String arn) {
        waiting.remove(arn);
        Reservation held = holding.remove(arn);
        if (held != null) {
            free = free.plus(held);
        }
    }

    /** Those whose turn it is now. */
    public List<String> admit() {
        List<String> admitted = new ArrayList<>();
        var queue = waiting.entrySet().iterator();
        while (queue.hasNext()) {
            Map.Entry<String, Reservation> first = queue.next();
            if (!free.fits(first.getValue())) {
                return admitted;
            }
            queue.remove();
            free = free.less(first.getValue());
            holding.put(first.getKey(), first.getValue());
            admitted.add(first.getKey());
        }
        return admitted;
    }

    public HostResources free() {
        return free;
    }
}
