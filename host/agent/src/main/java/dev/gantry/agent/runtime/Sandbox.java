package dev.gantry.agent.runtime;

/**
 * An open sandbox.
 *
 * @param holder the id of the container that holds the namespaces, or empty
 * @param cgroupParent what containers of the task name as their cgroup parent, or empty
 */
public record Sandbox(String name, String holder, String cgroupParent) {

    public static final Sandbox NONE = new Sandbox("", "", "");

    public boolean isNone() {
        return holder.isEmpty() && cgroupParent.isEmpty();
    }
}
