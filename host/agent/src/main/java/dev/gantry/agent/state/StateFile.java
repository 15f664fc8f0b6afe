package dev.gantry.agent.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One file of JSON lines: the last line of a key holds its value. It is replaced by its living lines when most of it
 * is dead. A torn last line, as a crash leaves it, is as if never written.
 */
public final class StateFile implements AgentState {

    private static final long MOSTLY_DEAD = 4L << 20;

    private final Path path;
    private final Map<String, byte[]> lines = new LinkedHashMap<>();
    private FileChannel file;
    private long living;
    private long written;

    public StateFile(Path path) {
        this.path = path;
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            read();
            this.file = replaced();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the agent state in " + path, e);
        }
    }

    @Override
    public synchronized <T> Optional<T> find(String key, Class<T> type) {
        return Optional.ofNullable(lines.get(key)).map(line -> value(line, type));
    }

    @Override
    public synchronized <T> Map<String, T> all(String prefix, Class<T> type) {
        Map<String, T> found = new LinkedHashMap<>();
        lines.forEach((key, line) -> {
            if (key.startsWith(prefix)) {
                found.put(key, value(line, type));
            }
        });
        return found;
    }

    @Override
    public synchronized void put(String key, Object value) {
        ObjectNode line = Json.MAPPER.createObjectNode().put("key", key);
        line.set("value", Json.MAPPER.valueToTree(value));
        append(key, line);
    }

    @Override
    public synchronized void remove(String key) {
        if (lines.containsKey(key)) {
            append(key, Json.MAPPER.createObjectNode().put("key", key));
        }
    }

    @Override
    public synchronized void force() {
        try {
            file.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            file.force(true);
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void append(String key, ObjectNode line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        remember(key, line.has("value"), bytes);
        try {
            write(file, bytes);
            written += bytes.length;
            if (written > MOSTLY_DEAD && written > 4 * living) {
                FileChannel old = file;
                file = replaced();
                old.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the agent state to " + path, e);
        }
    }

    private void remember(String key, boolean alive, byte[] bytes) {
        byte[] before = alive ? lines.put(key, bytes) : lines.remove(key);
        living += (alive ? bytes.length : 0) - (before == null ? 0 : before.length);
    }

    private void read() throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        String content = Files.readString(path);
        for (String text :
                content.substring(0, content.lastIndexOf('\n') + 1).lines().toList()) {
            JsonNode line = Json.MAPPER.readTree(text);
            byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
            remember(line.path("key").asText(), line.has("value"), bytes);
        }
    }

    /** A new file with the living lines, on disk before it takes the old one's name. */
    private FileChannel replaced() throws IOException {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE);
        for (byte[] line : lines.values()) {
            write(channel, line);
        }
        channel.force(true);
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(path.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
        written = living;
        return channel;
    }

    private static void write(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static <T> T value(byte[] line, Class<T> type) {
        try {
            return Json.MAPPER.treeToValue(Json.MAPPER.readTree(line).path("value"), type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("the agent state holds something unreadable", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
