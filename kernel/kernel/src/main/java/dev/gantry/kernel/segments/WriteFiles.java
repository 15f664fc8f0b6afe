package dev.gantry.kernel.segments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files that the appender keeps open for writing: the last used ones, never more than so many. */
final class WriteFiles {

    private final int limit;
    private final LinkedHashMap<Path, FileChannel> open = new LinkedHashMap<>(16, 0.75f, true);

    WriteFiles(int limit) {
        this.limit = limit;
    }

    FileChannel channel(Path file) throws IOException {
        FileChannel known = open.get(file);
        if (known != null) {
            return known;
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        open.put(file, channel);
        closeEldest();
        return channel;
    }

    private void closeEldest() throws IOException {
        Iterator<Map.Entry<Path, FileChannel>> eldest = open.entrySet().iterator();
        while (open.size() > limit && eldest.hasNext()) {
            eldest.next().getValue().close();
            eldest.remove();
        }
    }

    /** Closes all files at or below this path. */
    void closeBelow(Path path) throws IOException {
        for (Path file : List.copyOf(open.keySet())) {
            if (file.startsWith(path)) {
                open.remove(file).close();
            }
        }
    }

    int count() {
        return open.size();
    }

    void closeAll() {
        try {
            closeBelow(Path.of("/"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
