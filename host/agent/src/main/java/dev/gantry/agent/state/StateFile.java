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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file of JSON lines: the last line of a key holds its value. It is replaced by its living lines when most of it
 * is dead. A torn last line, as a crash leaves it, is as if never written. What a full disk refuses is kept in memory
 * and written as soon as there is room; until then {@link #trouble} says so and {@link #force} fails.
 */
public final class StateFile implements AgentState {

    private static final Logger LOG = LoggerFactory.getLogger(StateFile.class);
    private static final long MOSTLY_DEAD = 4L << 20;
    private static final long ROOM = 16L << 10;

    private final Path path;
    private final Map<String, byte[]> lines = new LinkedHashMap<>();
    private final Map<String, byte[]> unwritten = new LinkedHashMap<>();
    private FileChannel file;
    private @Nullable IOException refusal;
    private long living;
    /** As long as the file is: it ends with a whole line. */
    private long written;

    private long replaceAt = MOSTLY_DEAD;

    public StateFile(Path path) {
        this.path = path;
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            long whole = read();
            this.file = opened(whole);
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
        writeWhatWaits();
        if (refusal != null) {
            throw new UncheckedIOException(complaint(refusal), refusal);
        }
        try {
            file.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized Optional<String> trouble() {
        writeWhatWaits();
        return Optional.ofNullable(refusal).map(this::complaint).or(this::shortage);
    }

    /** Before the disk is quite full, so that what runs can still be remembered. */
    private Optional<String> shortage() {
        long room = path.toAbsolutePath().toFile().getUsableSpace();
        return room < ROOM ? Optional.of(complaint(new IOException("No space left on device"))) : Optional.empty();
    }

    private String complaint(IOException refused) {
        return "cannot write the agent state to " + path + ": " + refused.getMessage();
    }

    @Override
    public synchronized void close() {
        try {
            writeWhatWaits();
            file.force(true);
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void append(String key, ObjectNode line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        remember(key, line.has("value"), bytes);
        unwritten.remove(key);
        unwritten.put(key, bytes);
        writeWhatWaits();
        if (refusal == null && written > replaceAt && written > 4 * living) {
            replace();
        }
    }

    /** Whole lines or nothing: what a full disk took of a line is cut off again. */
    private void writeWhatWaits() {
        boolean refused = refusal != null;
        try {
            for (var line : List.copyOf(unwritten.entrySet())) {
                write(file, line.getValue());
                written += line.getValue().length;
                unwritten.remove(line.getKey());
            }
            refusal = null;
        } catch (IOException e) {
            refusal = cutOff(e);
        }
        if (!refused && refusal != null) {
            LOG.error("{}", complaint(refusal));
        }
    }

    private IOException cutOff(IOException cause) {
        try {
            file.truncate(written);
            file.position(written);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
        return cause;
    }

    /** Without room for a second file the first one grows on. */
    private void replace() {
        try {
            FileChannel old = file;
            file = replaced();
            old.close();
            replaceAt = MOSTLY_DEAD;
        } catch (IOException e) {
            replaceAt = 2 * written;
            LOG.warn("cannot shorten the agent state in {}: {}", path, e.getMessage());
        }
    }

    private void remember(String key, boolean alive, byte[] bytes) {
        byte[] before = alive ? lines.put(key, bytes) : lines.remove(key);
        living += (alive ? bytes.length : 0) - (before == null ? 0 : before.length);
    }

    /** How long the whole lines are. */
    private long read() throws IOException {
        if (!Files.exists(path)) {
            return 0;
        }
        byte[] content = Files.readAllBytes(path);
        int from = 0;
        for (int i = 0; i < content.length; i++) {
            if (content[i] == '\n') {
                byte[] bytes = Arrays.copyOfRange(content, from, i + 1);
                JsonNode line = Json.MAPPER.readTree(bytes);
                remember(line.path("key").asText(), line.has("value"), bytes);
                from = i + 1;
            }
        }
        return from;
    }

    /** A short file again; on a full disk the one that is there. */
    private FileChannel opened(long whole) throws IOException {
        try {
            return replaced();
        } catch (IOException full) {
            if (!Files.exists(path)) {
                throw full;
            }
            FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE);
            channel.truncate(whole);
            channel.position(whole);
            written = whole;
            return channel;
        }
    }

    /** A new file with the living lines, on disk before it takes the old one's name. */
    private FileChannel replaced() throws IOException {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try {
            return replacedBy(fresh);
        } catch (IOException e) {
            Files.deleteIfExists(fresh);
            throw e;
        }
    }

    private FileChannel replacedBy(Path fresh) throws IOException {
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE);
        try {
            for (byte[] line : lines.values()) {
                write(channel, line);
            }
            channel.force(true);
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        written = living;
        try (FileChannel folder = FileChannel.open(path.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
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
