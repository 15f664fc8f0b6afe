package dev.gantry.ecs.service;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.service.ServiceEvent;
import dev.gantry.ecs.domain.service.ServiceId;
import dev.gantry.kernel.Slice;
import dev.gantry.kernel.Tx;
import dev.gantry.kernel.View;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What services tell their users: the last 100 events of each. */
public final class ServiceEvents {

    private static final int MOST = 100;
    private static final Duration SUPPRESSED = Duration.ofHours(6);

    private ServiceEvents() {}

    /** Newest first. */
    public static Stream<ServiceEvent> of(View view, ServiceId service) {
        Slice<ServiceEvent> all = rows(view, service);
        int last = all.count() - 1;
        return IntStream.rangeClosed(0, last).mapToObj(step -> all.at(last - step));
    }

    /** Tells something that happened. */
    public static void say(Tx tx, ServiceId service, String message) {
        Slice<ServiceEvent> all = rows(tx, service);
        int count = all.count();
        long number = count == 0 ? 1 : all.at(count - 1).number() + 1;
        List<String> dropped = IntStream.rangeClosed(0, count - MOST)
                .mapToObj(place -> all.at(place).key())
                .toList();
        dropped.forEach(key -> tx.delete(EcsTables.SERVICE_EVENTS, key));
        tx.put(
                EcsTables.SERVICE_EVENTS,
                new ServiceEvent(service, number, tx.ids().uuid(), tx.now(), message));
    }

    /**
     * Tells of something that goes on, unless that has been told already and is not resolved: 6 hours later it is worth
     * telling again. A steady state resolves everything.
     */
    public static boolean sayOnce(Tx tx, ServiceId service, String message) {
        Instant recent = tx.now().minus(SUPPRESSED);
        boolean told = of(tx, service)
                .takeWhile(event -> event.createdAt().isAfter(recent) && !resolves(event.message(), message))
                .anyMatch(event -> event.message().equals(message));
        if (!told) {
            say(tx, service, message);
        }
        return !told;
    }

    /** Forgets them all: the service goes, or another one gets its name. */
    public static void forget(Tx tx, ServiceId service) {
        List<String> keys = rows(tx, service).stream().map(ServiceEvent::key).toList();
        keys.forEach(key -> tx.delete(EcsTables.SERVICE_EVENTS, key));
    }

    private static boolean resolves(String event, String message) {
        return event.endsWith(" has reached a steady state.") && !event.equals(message)
                || event.contains(" has started ") && message.contains(" was unable to place a task");
    }

    private static Slice<ServiceEvent> rows(View view, ServiceId service) {
        return view.all(EcsTables.SERVICE_EVENTS).startingWith(service.key() + "/");
    }
}
