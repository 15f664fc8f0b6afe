package dev.gantry.server;

import dev.gantry.ecs.EcsService;
import dev.gantry.ecs.PollEndpoints;
import dev.gantry.kernel.Service;
import dev.gantry.kernel.Table;
import dev.gantry.server.Gantry.Installed;
import dev.gantry.server.socket.WebSocketEndpoint;
import dev.gantry.shapes.cloudwatch.CloudwatchModel;
import dev.gantry.shapes.ec2.Ec2Model;
import dev.gantry.shapes.ecs.EcsModel;
import dev.gantry.shapes.s3.S3Model;
import dev.gantry.shapes.scheduler.SchedulerModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A server as it is shipped, on a free port, with rows in memory; and with a service of one operation of every protocol
 * family beside, so that there is something to talk to.
 */
final class TestServer implements AutoCloseable {

    final Gantry gantry;
    final Path data;

    private TestServer(AuthMode auth, WebSocketEndpoint... sockets) {
        try {
            data = Files.createTempDirectory("gantry");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Settings settings = Settings.in(data).withPort(0).withAuth(auth).withJournal(JournalChoice.MEMORY);
        gantry = new Gantry(settings, Installation.shipped(settings).with(services(), List.of(sockets)));
    }

    static TestServer enforced(WebSocketEndpoint... sockets) {
        return new TestServer(AuthMode.ENFORCED, sockets);
    }

    static TestServer open() {
        return new TestServer(AuthMode.OPEN);
    }

    private static List<Installed> services() {
        return List.of(
                new Installed(ecs(), EcsModel.INSTANCE),
                new Installed(Service.of("ec2", Note.class), Ec2Model.INSTANCE),
                new Installed(Service.of("s3", Note.class), S3Model.INSTANCE),
                new Installed(Service.of("scheduler", Note.class), SchedulerModel.INSTANCE),
                new Installed(Service.of("cloudwatch", Note.class), CloudwatchModel.INSTANCE));
    }

    /** The agent hub works on ECS' own tables, whatever answers for its operations. */
    private static Service ecs() {
        Service shipped = EcsService.of(new PollEndpoints(() -> ""), Duration.ofHours(1));
        return Service.of("ecs", TestServer.class)
                .tables(Note.TABLE)
                .tables(shipped.tables().toArray(Table[]::new));
    }

    Caller root() {
        return new Caller(
                gantry.endpoint(), gantry.root().accessKeyId(), gantry.root().secretAccessKey());
    }

    @Override
    public void close() {
        gantry.close();
    }
}
