package dev.gantry.world.life;

import dev.gantry.world.Chance;
import dev.gantry.world.Weather;
import dev.gantry.world.World;
import dev.gantry.world.host.Host;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** What befalls the hosts of a world. Whatever breaks comes back sooner or later, but for machines that are lost. */
final class Fate {

    private static final Duration LONGEST_AWAY = Duration.ofMinutes(3);
    private static final int LEAST_HOSTS = 2;

    private final World world;
    private final Chance chance;
    private boolean over;

    Fate(World world, Chance chance) {
        this.world = world;
        this.chance = chance;
    }

    void strike() {
        int choice = chance.below(100);
        if (choice < 25) {
            befall("loses its sessions", Host::breakSessions, _ -> {});
        } else if (choice < 45) {
            befall("is cut off", Host::cutOff, Host::join);
        } else if (choice < 60) {
            befall("loses its agent", Host::crash, Host::start);
        } else if (choice < 70) {
            befall("restarts Docker", Host::stopDocker, Host::startDocker);
        } else if (choice < 85) {
            befall("loses a container", Host::killOne, _ -> {});
        } else if (choice < 88) {
            lose();
        } else {
            world.weather(chance.percent(30) ? Weather.CALM : Weather.storm(chance));
        }
    }

    private List<Host> living() {
        return world.hosts().stream().filter(host -> !host.isLost()).toList();
    }

    private void befall(String what, Consumer<Host> bad, Consumer<Host> good) {
        Host host = chance.of(living());
        world.history().tell(() -> "fate: " + host.name() + " " + what);
        bad.accept(host);
        world.time().schedule(world.now().plus(chance.upTo(LONGEST_AWAY)), () -> {
            if (!over) {
                good.accept(host);
            }
        });
    }

    private void lose() {
        if (living().size() > LEAST_HOSTS) {
            Host host = chance.of(living());
            world.history().tell(() -> "fate: " + host.name() + " is lost for good");
            host.lose();
        }
    }

    /** Every host that is not lost is as it should be. */
    void relent() {
        over = true;
        world.weather(Weather.CALM);
        living().forEach(host -> {
            host.join();
            host.startDocker();
            host.start();
        });
    }
}
