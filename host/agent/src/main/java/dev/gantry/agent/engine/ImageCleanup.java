package dev.gantry.agent.engine;

import java.time.Duration;

/**
 * When images that no task needs any more are removed.
 *
 * @param enabled false with ECS_DISABLE_IMAGE_CLEANUP
 * @param interval between two looks (ECS_IMAGE_CLEANUP_INTERVAL)
 * @param minimumAge since the image was pulled (ECS_IMAGE_MINIMUM_CLEANUP_AGE)
 * @param perCycle how many at a time (ECS_NUM_IMAGES_DELETE_PER_CYCLE)
 */
public record ImageCleanup(boolean enabled, Duration interval, Duration minimumAge, int perCycle) {

    public static final ImageCleanup DEFAULT = new ImageCleanup(true, Duration.ofMinutes(30), Duration.ofHours(1), 5);
}
