package dev.gantry.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gantry.iam.Credentials;
import java.nio.file.Path;

/** The root key as an AWS shared credentials file that only its owner may read. */
final class CredentialsFile {

    private CredentialsFile() {}

    /** Writes the profiles {@code default} and the account's number. */
    static void write(Path data, Credentials root) {
        String text = profile("default", root) + profile(root.principal().account(), root);
        OwnerFiles.write(data.resolve("credentials"), text.getBytes(UTF_8));
    }

    private static String profile(String name, Credentials root) {
        return "[" + name + "]\naws_access_key_id = " + root.accessKeyId() + "\naws_secret_access_key = "
                + root.secretAccessKey() + "\n";
    }
}
