package dev.gantry.agent.task;

import java.util.List;

/** What a signal made of a task, and what is to be done about it. */
public record Step(TaskState task, List<Action> actions) {}
