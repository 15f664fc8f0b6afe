package dev.gantry.docker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An image for tests, made of this machine's static busybox: nothing is pulled. */
final class TestImage {

    static final String NAME = "gantry/test:1";

    private static final Path BUSYBOX = Path.of("/bin/busybox");
    private static final List<String> APPLETS = List.of(
            "sh",
            "httpd",
            "sleep",
            "cat",
            "echo",
            "env",
            "nc",
            "true",
            "false",
            "id",
            "pwd",
            "touch",
            "tail",
            "ls",
            "dd",
            "kill",
            "head",
            "ip",
            "hostname",
            "mkdir",
            "date",
            "ps",
            "grep",
            "seq",
            "yes");

    private TestImage() {}

    static final URI ENGINE = URI.create("unix:///var/run/docker.sock");

    static void ensure() {
        ensure(ENGINE);
    }

    static void ensure(URI dockerEngine) {
        try (EngineApi engine = new EngineApi(dockerEngine)) {
            if (!isHere(engine)) {
                String changes = EngineApi.encoded("ENV PATH=/bin") + "&changes=" + EngineApi.encoded("CMD [\"sh\"]");
                engine.send(
                        "/images/create?fromSrc=-&repo=gantry/test&tag=1&changes=" + changes,
                        "application/x-tar",
                        new ByteArrayInputStream(archive()));
            }
        }
    }

    private static boolean isHere(EngineApi engine) {
        try {
            engine.read("/images/" + NAME + "/json");
            return true;
        } catch (EngineError error) {
            return false;
        }
    }

    private static byte[] archive() {
        try {
            ByteArrayOutputStream tar = new ByteArrayOutputStream();
            entry(tar, "bin/busybox", "0000755", Files.readAllBytes(BUSYBOX), "");
            for (String applet : APPLETS) {
                entry(tar, "bin/" + applet, "0000777", new byte[0], "busybox");
            }
            byte[] users =
                    "root:x:0:0:root:/:/bin/sh\napp:x:1000:1000:app:/:/bin/sh\n".getBytes(StandardCharsets.UTF_8);
            entry(tar, "etc/passwd", "0000644", users, "");
            entry(tar, "tmp/.keep", "0000666", new byte[0], "");
            entry(tar, "www/.keep", "0000666", new byte[0], "");
            tar.writeBytes(new byte[1024]);
            return tar.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void entry(ByteArrayOutputStream tar, String name, String mode, byte[] content, String link) {
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 100, mode);
        put(header, 108, "0000000");
        put(header, 116, "0000000");
        put(header, 124, String.format("%011o", content.length));
        put(header, 136, "00000000000");
        put(header, 148, "        ");
        put(header, 156, link.isEmpty() ? "0" : "2");
        put(header, 157, link);
        put(header, 257, "ustar\00000");
        int sum = 0;
        for (byte part : header) {
            sum += part & 255;
        }
        put(header, 148, String.format("%06o\0 ", sum));
        tar.writeBytes(header);
        tar.writeBytes(content);
        tar.writeBytes(new byte[(512 - content.length % 512) % 512]);
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
