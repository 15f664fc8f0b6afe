package dev.gantry.ecs.domain.placement;

/** A task that looks for its place: what it demands, what must be, what would be best, and where its group is. */
public record PlacementRequest(TaskDemand demand, Constraints constraints, Strategies strategies, GroupTally tally) {}
