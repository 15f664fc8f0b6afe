package dev.gantry.kernel.segments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What memory knows of one stream: its segments, and up to where readers may see it. Only the appender changes it. */
final class StreamLog {

    private final String name;
    private final Path folder;
    private final SegmentSettings settings;
    private final List<Segment> segments = new ArrayList<>();
    private long published;

    private StreamLog(String name, Path folder, SegmentSettings settings) {
        this.name = name;
        this.folder = folder;
        this.settings = settings;
    }

    /** Reads the folder; a torn tail of the newest segment is cut off. */
    static StreamLog load(String name, Path folder, SegmentSettings settings) throws IOException {
        StreamLog log = new StreamLog(name, folder, settings);
        List<Path> files = segmentFiles(folder);
        for (Path file : files) {
            boolean newest = file.equals(files.getLast());
            log.segments.add(newest ? Segment.recover(file) : Segment.closed(file));
        }
        log.published = log.end();
        return log;
    }

    private static List<Path> segmentFiles(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".log"))
                    .sorted()
                    .toList();
        }
    }

    String name() {
        return name;
    }

    /** The segment that takes the next append, a new one if the newest is full. */
    synchronized Segment open(Summary next) throws IOException {
        if (segments.isEmpty() || isFull(segments.getLast(), next)) {
            return roll();
        }
        return segments.getLast();
    }

    private boolean isFull(Segment newest, Summary next) {
        if (newest.size() == 0) {
            return false;
        }
        Summary both = newest.summary().plus(next);
        return newest.size() >= settings.segmentBytes()
                || both.lastTime() - both.firstTime() > settings.segmentSpan().toMillis();
    }

    private Segment roll() throws IOException {
        Files.createDirectories(folder);
        long base = end();
        if (!segments.isEmpty()) {
            segments.getLast().close();
        }
        Segment next = Segment.begin(folder, base);
        segments.add(next);
        return next;
    }

    synchronized void add(Frame frame) {
        segments.getLast().add(frame);
    }

    /** Lets readers see all that was added. */
    synchronized void publish() {
        published = end();
    }

    /** Removes from the files what no reader saw. This object is not used any more afterwards. */
    synchronized void cutUnpublished() throws IOException {
        for (Segment segment : segments) {
            if (segment.end() > published) {
                segment.cut(Math.max(0, published - segment.base()));
            }
        }
    }

    private long end() {
        return segments.isEmpty() ? 0 : segments.getLast().end();
    }

    synchronized Summary summary() {
        return segments.stream().map(Segment::summary).reduce(Summary.EMPTY, Summary::plus);
    }

    /** The blocks whose times lie in the range, as far as readers may see. */
    synchronized List<Place> places(long firstTime, long lastTime) throws IOException {
        List<Place> places = new ArrayList<>();
        for (Segment segment : segments) {
            if (overlaps(segment.summary().firstTime(), segment.summary().lastTime(), firstTime, lastTime)) {
                addPlaces(segment, firstTime, lastTime, places);
            }
        }
        return places;
    }

    private void addPlaces(Segment segment, long firstTime, long lastTime, List<Place> places) throws IOException {
        for (Block block : segment.blocks()) {
            if (block.position() < published && overlaps(block.firstTime(), block.lastTime(), firstTime, lastTime)) {
                places.add(new Place(segment.file(), segment.base(), block.until(published)));
            }
        }
    }

    private static boolean overlaps(long first, long last, long wantedFirst, long wantedLast) {
        return first <= wantedLast && last >= wantedFirst;
    }

    /** Takes out the segments whose entries are all older; the caller deletes them. The end of the stream stays. */
    synchronized List<Segment> expired(long before) throws IOException {
        List<Segment> old = segments.stream()
                .filter(segment -> segment.size() > 0 && segment.summary().lastTime() < before)
                .toList();
        if (!old.isEmpty() && old.getLast() == segments.getLast()) {
            Files.createFile(roll().file());
        }
        segments.removeAll(old);
        return old;
    }

    /** A block and the file that it stands in. */
    record Place(Path file, long base, Block block) {}
}
