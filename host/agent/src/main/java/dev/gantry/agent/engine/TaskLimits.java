package dev.gantry.agent.engine;

/** ECS_ENABLE_TASK_CPU_MEM_LIMIT: whether the limits of whole tasks become cgroups. */
public enum TaskLimits {
    /** Nothing was said: they do where the host allows it, else tasks that ask for them are placed elsewhere. */
    WHERE_POSSIBLE,
    /** Said true: an agent that cannot hold them does not start. */
    REQUIRED,
    /** Said false: tasks that ask for them are placed elsewhere. */
    OFF
}
