package dev.gantry.world;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.world.safety.Commit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Short names of tasks, in the order of their beginnings: task-1, task-2 and so on. */
public final class Names {

    private final Map<String, String> byKey = new HashMap<>();
    private final List<String> keys = new ArrayList<>();

    void learn(Commit commit) {
        commit.changes().stream()
                .flatMap(change -> change.in(EcsTables.TASKS).stream())
                .filter(change -> change.before().isEmpty())
                .forEach(change -> learn(change.key()));
    }

    private void learn(String key) {
        if (!byKey.containsKey(key)) {
            keys.add(key);
            byKey.put(key, "task-" + keys.size());
        }
    }

    public String of(Task task) {
        return byKey.getOrDefault(task.key(), task.key());
    }

    /** The key of the task with this short name. */
    Optional<String> key(String name) {
        int number = Integer.parseInt(name.substring("task-".length()));
        return number <= keys.size() ? Optional.of(keys.get(number - 1)) : Optional.empty();
    }
}
