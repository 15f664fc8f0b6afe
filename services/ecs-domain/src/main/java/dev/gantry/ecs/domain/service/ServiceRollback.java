package dev.gantry.ecs.domain.service;

import java.time.Instant;

/**
 * A service deployment on its way back.
 *
 * @param revision the number of the service revision that it goes back to
 */
public record ServiceRollback(String reason, Instant startedAt, String revision) {}
