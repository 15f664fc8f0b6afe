package dev.gantry.ecs.domain.service;

import java.time.Instant;
import java.util.Optional;

/** When a service deployment was created, started, finished, stopped and last changed. */
public record ServiceDeploymentTimes(
        Instant created,
        Optional<Instant> started,
        Optional<Instant> finished,
        Optional<Instant> stopped,
        Instant updated) {}
