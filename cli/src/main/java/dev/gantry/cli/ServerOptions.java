package dev.gantry.cli;

import dev.gantry.server.AuthMode;
import dev.gantry.server.JournalChoice;
import dev.gantry.server.Settings;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a control plane is started: the options of {@code up} and {@code server}. */
final class ServerOptions {

    /** AWS' own check of signatures, or none. */
    enum Auth {
        enforced,
        open
    }

    /** A file that lasts, or nothing that outlives the process. */
    enum Rows {
        sqlite,
        memory
    }

    @Mixin
    DataFolder data = new DataFolder();

    @Option(names = "--port", description = "0 for any free one (default: ${DEFAULT-VALUE})", defaultValue = "4566")
    private int port = Settings.DEFAULT_PORT;

    @Option(
            names = "--auth",
            description = "${COMPLETION-CANDIDATES}: whether signatures are checked (default: ${DEFAULT-VALUE})",
            defaultValue = "enforced")
    private Auth auth = Auth.enforced;

    @Option(
            names = "--journal",
            description = "${COMPLETION-CANDIDATES}: where rows are kept (default: ${DEFAULT-VALUE})",
            defaultValue = "sqlite")
    private Rows rows = Rows.sqlite;

    @Option(
            names = "--account",
            paramLabel = "ID",
            description = "twelve digits (default: ${DEFAULT-VALUE})",
            defaultValue = Settings.DEFAULT_ACCOUNT)
    private String account = Settings.DEFAULT_ACCOUNT;

    @Option(
            names = "--healthy-after",
            paramLabel = "SECONDS",
            description = "a service's task without health check counts as healthy so long after it is RUNNING; AWS"
                    + " waits for 40 (default: ${DEFAULT-VALUE})",
            defaultValue = "5")
    private int healthyAfter;

    Path folder() {
        return data.absolute();
    }

    Settings settings() {
        try {
            return Settings.in(folder())
                    .withPort(port)
                    .withAccount(account)
                    .withHealthyAfter(Duration.ofSeconds(healthyAfter))
                    .withJournal(
                            switch (rows) {
                                case sqlite -> JournalChoice.SQLITE;
                                case memory -> JournalChoice.MEMORY;
                            })
                    .withAuth(
                            switch (auth) {
                                case enforced -> AuthMode.ENFORCED;
                                case open -> AuthMode.OPEN;
                            });
        } catch (IllegalArgumentException e) {
            throw new Complaint(String.valueOf(e.getMessage()));
        }
    }
}
