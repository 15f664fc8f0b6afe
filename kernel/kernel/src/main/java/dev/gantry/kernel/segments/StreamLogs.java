package dev.gantry.kernel.segments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The streams that memory knows, read from disk when first asked for. */
final class StreamLogs {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*");

    private final Path root;
    private final SegmentSettings settings;
    private final Map<String, StreamLog> known = new ConcurrentHashMap<>();

    StreamLogs(Path root, SegmentSettings settings) {
        this.root = root;
        this.settings = settings;
    }

    StreamLog get(String stream) throws IOException {
        try {
            return known.computeIfAbsent(stream, this::load);
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private StreamLog load(String stream) {
        try {
            return StreamLog.load(stream, folder(stream), settings);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Drops a stream, or all streams of a folder, from memory. */
    void forget(String stream) {
        known.keySet().removeIf(name -> name.equals(stream) || name.startsWith(stream + "/"));
    }

    Path folder(String stream) {
        return root.resolve(stream);
    }

    String relative(Path file) {
        return root.relativize(file).toString();
    }

    /** Names become paths: nothing else may get through. */
    static String checked(String stream) {
        if (stream.length() > 200 || !NAME.matcher(stream).matches()) {
            throw new IllegalArgumentException("Not the name of a stream: " + stream);
        }
        return stream;
    }
}
