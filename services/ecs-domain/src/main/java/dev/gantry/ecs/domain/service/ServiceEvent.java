package dev.gantry.ecs.domain.service;

import dev.gantry.value.Row;
import java.time.Instant;

/**
 * One line of what a service tells its user: AWS' exact text. The last 100 of a service are kept.
 *
 * @param number counts a service's events up from 1
 * @param id a UUID
 */
public record ServiceEvent(ServiceId service, long number, String id, Instant createdAt, String message)
        implements Row {

    /** Keys of a service's events ascend with their numbers. */
    @Override
    public String key() {
        return service.key() + "/" + String.format("%016x", number);
    }
}
