package dev.gantry.world.life;

import dev.gantry.ecs.EcsService;
import dev.gantry.ecs.PollEndpoints;
import dev.gantry.kernel.Table;
import dev.gantry.shapes.ecs.CreateClusterRequest;
import dev.gantry.shapes.ecs.CreateClusterResponse;
import dev.gantry.shapes.ecs.RegisterTaskDefinitionResponse;
import dev.gantry.world.Chance;
import dev.gantry.world.Weather;
import dev.gantry.world.World;
import dev.gantry.world.host.Host;
import dev.gantry.world.safety.Broken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One life of a world: users and fate do what the seed says, then all is well again, and everything must settle. */
public final class Life {

    private static final List<Table<?>> TABLES =
            EcsService.of(new PollEndpoints(() -> ""), Duration.ofHours(1)).tables();

    private static final Duration LONGEST_PEACE = Duration.ofMinutes(20);
    /** Two minutes until an agent notices that nobody is there, two and a half of its longest back-off. */
    private static final Duration LONGEST_AWAY = Duration.ofMinutes(5);

    private static final Duration LONGEST_DOWN = Duration.ofSeconds(40);

    private final World world;
    private final Chance chance;
    private final Users users;
    private final Fate fate;
    private int stepsToKill;
    private boolean starting;

    private Life(long seed, boolean written) {
        this.world = World.of(seed, written);
        this.chance = Chance.seeded(seed ^ 0x5eed);
        this.users = new Users(world, chance.split());
        this.fate = new Fate(world, chance.split());
    }

    /** Plays a life and returns its history, empty if nobody wants to read it. Throws {@link Broken}. */
    public static String play(long seed, boolean written) {
        Life life = new Life(seed, written);
        try {
            life.play();
        } catch (RuntimeException | AssertionError broken) {
            life.world.history().tell(() -> "BROKEN " + broken);
            throw new Failed(seed, life.world.history().text(), broken);
        }
        return life.world.history().text();
    }

    private void play() {
        begin();
        storm();
        calm();
        settle();
    }

    private void begin() {
        world.startServer();
        world.call(CreateClusterRequest.builder().clusterName(World.CLUSTER).build(), CreateClusterResponse.class);
        Families.requests(users.families())
                .forEach(request -> world.call(request, RegisterTaskDefinitionResponse.class));
        int hosts = chance.between(2, 5);
        for (int i = 0; i < hosts; i++) {
            world.host(chance.between(1, 2), chance.between(6, 12) * 128);
        }
        world.advance(Duration.ofSeconds(2));
        users.begin();
    }

    private void storm() {
        world.weather(chance.percent(80) ? Weather.storm(chance) : Weather.CALM);
        Instant end = world.now().plus(chance.between(Duration.ofSeconds(30), Duration.ofMinutes(3)));
        plan(end, Duration.ofSeconds(chance.percent(50) ? chance.between(1, 5) : chance.between(6, 25)), users::act);
        plan(end, Duration.ofSeconds(chance.between(3, 30)), fate::strike);
        planKill();
        while (world.now().isBefore(end) && world.step()) {
            keepServer();
            if (--stepsToKill == 0) {
                world.killServer();
                planKill();
            }
        }
    }

    private void planKill() {
        stepsToKill = chance.between(1, chance.percent(20) ? 60 : 600);
    }

    private void plan(Instant end, Duration pace, Runnable what) {
        Instant next = world.now().plus(chance.upTo(pace.multipliedBy(2)));
        if (next.isBefore(end)) {
            world.time().schedule(next, () -> {
                what.run();
                plan(end, pace, what);
            });
        }
    }

    private void keepServer() {
        if (world.server().isEmpty() && !starting) {
            starting = true;
            world.time().schedule(world.now().plus(chance.upTo(LONGEST_DOWN)), () -> {
                starting = false;
                if (world.server().isEmpty()) {
                    world.startServer();
                }
            });
        }
    }

    private void calm() {
        fate.relent();
        if (world.server().isEmpty()) {
            world.startServer();
        }
        if (!world.await(_ -> away().isEmpty(), LONGEST_AWAY)) {
            throw new Broken("AgentsFindBack", away().orElse(""));
        }
        users.tidyUp();
    }

    private Optional<String> away() {
        return world.hosts().stream()
                .filter(host -> !host.isLost())
                .filter(host -> world.instance(host)
                        .filter(instance -> !instance.agentConnected())
                        .isPresent())
                .findFirst()
                .map(Host::name);
    }

    private void settle() {
        Rest rest = new Rest(world);
        if (!world.await(_ -> rest.unsettled().isEmpty(), LONGEST_PEACE)) {
            throw new Broken("EverythingSettles", rest.unsettled().orElse(""));
        }
        rest.check(TABLES);
    }
}
