package dev.gantry.server;

import dev.gantry.ecs.service.SchedulerSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a server is started with.
 *
 * @param port 0 for any free one
 * @param bind the address to listen on
 * @param data the folder of everything that lasts
 * @param account the account of the first root key, and of callers without one in open mode
 * @param region of requests whose credentials name none
 * @param stoppedTaskRetention how long stopped tasks can be described
 * @param healthyAfter a task without load balancer and health check counts as healthy so long after it became RUNNING
 */
public record Settings(
        int port,
        String bind,
        Path data,
        AuthMode auth,
        String account,
        String region,
        JournalChoice journal,
        Duration stoppedTaskRetention,
        Duration healthyAfter) {

    public static final int DEFAULT_PORT = 4566;
    public static final String DEFAULT_ACCOUNT = "123456789012";

    public Settings {
        if (!account.matches("\\d{12}")) {
            throw new IllegalArgumentException("An account has twelve digits, not '" + account + "'.");
        }
        if (healthyAfter.isNegative()) {
            throw new IllegalArgumentException("A task cannot be healthy before it is RUNNING.");
        }
        if (auth == AuthMode.OPEN && !isLoopback(bind)) {
            throw new IllegalArgumentException(
                    "Authentication mode 'open' believes anybody: it is allowed on loopback only, not on " + bind
                            + ".");
        }
    }

    /** Port 4566 of the loopback, signatures enforced, rows in SQLite under this folder. */
    public static Settings in(Path data) {
        return new Settings(
                DEFAULT_PORT,
                "127.0.0.1",
                data,
                AuthMode.ENFORCED,
                DEFAULT_ACCOUNT,
                "us-east-1",
                JournalChoice.SQLITE,
                Duration.ofHours(1),
                SchedulerSettings.USUAL.healthyAfter());
    }

    public Settings withPort(int changed) {
        return new Settings(changed, bind, data, auth, account, region, journal, stoppedTaskRetention, healthyAfter);
    }

    public Settings withAuth(AuthMode changed) {
        return new Settings(port, bind, data, changed, account, region, journal, stoppedTaskRetention, healthyAfter);
    }

    public Settings withAccount(String changed) {
        return new Settings(port, bind, data, auth, changed, region, journal, stoppedTaskRetention, healthyAfter);
    }

    public Settings withBind(String changed) {
        return new Settings(port, changed, data, auth, account, region, journal, stoppedTaskRetention, healthyAfter);
    }

    public Settings withJournal(JournalChoice changed) {
        return new Settings(port, bind, data, auth, account, region, changed, stoppedTaskRetention, healthyAfter);
    }

    public Settings withHealthyAfter(Duration changed) {
        return new Settings(port, bind, data, auth, account, region, journal, stoppedTaskRetention, changed);
    }

    /** Where clients on this machine find a server that listens on {@link #bind}. */
    String reachableHost() {
        String host = bind.equals("0.0.0.0") || bind.equals("::") ? "127.0.0.1" : bind;
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
