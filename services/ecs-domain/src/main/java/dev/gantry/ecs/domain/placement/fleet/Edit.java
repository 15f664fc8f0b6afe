package dev.gantry.ecs.domain.placement.fleet;

/**
 * Who may change a part of the fleet in place: whoever made that part. What carries another one belongs to a fleet that
 * somebody may still look at, and is copied first.
 */
final class Edit {}
