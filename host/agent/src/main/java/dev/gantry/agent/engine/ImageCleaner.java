package dev.gantry.agent.engine;

import dev.gantry.agent.runtime.Runtime;
import dev.gantry.agent.runtime.RuntimeFailure;
import dev.gantry.agent.state.AgentState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes images that this agent pulled and that no task has needed for a while, least recently used first. An image
 * that never came from a registry is never removed: nothing could bring it back.
 */
final class ImageCleaner {

    private static final Logger LOG = LoggerFactory.getLogger(ImageCleaner.class);
    private static final String IMAGE = "image/";

    private final AgentSettings settings;
    private final Runtime runtime;
    private final AgentState state;
    private final Predicate<String> needed;
    private final ReadWriteLock images = new ReentrantReadWriteLock();

    /** @param needed whether a task that this agent knows names this image */
    ImageCleaner(AgentSettings settings, Runtime runtime, AgentState state, Predicate<String> needed) {
        this.settings = settings;
        this.runtime = runtime;
        this.state = state;
        this.needed = needed;
    }

    /** No image is removed while one is looked up or pulled. */
    <T> T undisturbed(Supplier<T> pull) {
        images.readLock().lock();
        try {
            return pull.get();
        } finally {
            images.readLock().unlock();
        }
    }

    void pulled(String image, Instant now) {
        state.put(IMAGE + image, new ImageUse(image, now, now));
    }

    void used(String image, Instant now) {
        state.find(IMAGE + image, ImageUse.class).ifPresent(use -> state.put(IMAGE + image, use.usedAt(now)));
    }

    void clean(Instant now) {
        Instant oldEnough = now.minus(settings.images().minimumAge());
        List<ImageUse> removable = state.all(IMAGE, ImageUse.class).values().stream()
                .filter(use -> !use.pulledAt().isAfter(oldEnough))
                .filter(use -> !needed.test(use.name()))
                .sorted(Comparator.comparing(ImageUse::lastUsedAt).thenComparing(ImageUse::name))
                .limit(settings.images().perCycle())
                .toList();
        removable.forEach(use -> remove(use.name()));
    }

    /** A task that came in the meantime keeps its image; one that something else uses stays until the next look. */
    private void remove(String image) {
        images.writeLock().lock();
        try {
            if (!needed.test(image)) {
                runtime.removeImage(image);
                state.remove(IMAGE + image);
            }
        } catch (RuntimeFailure inUse) {
            LOG.debug("The image {} stays: {}", image, inUse.getMessage());
        } finally {
            images.writeLock().unlock();
        }
    }
}
