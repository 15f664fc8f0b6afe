package dev.gantry.kernel.segments;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A process that appends to several streams until it is killed, and says on standard output what was acknowledged. */
final class KilledWriter {

    private KilledWriter() {}

    /** The folder, and the first sequence number of this life. */
    public static void main(String[] arguments) throws InterruptedException {
        Segments segments = Segments.open(
                Path.of(arguments[0]),
                SegmentSettings.DEFAULT.withSegmentBytes(20_000).withRedoBytes(100_000));
        int first = Integer.parseInt(arguments[1]);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String stream = "group/stream-" + i;
            threads.add(Thread.startVirtualThread(() -> append(segments, stream, first, out)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void append(Segments segments, String stream, int first, PrintStream out) {
        Random random = new Random(first);
        for (int sequence = first; ; sequence++) {
            String text = sequence + " " + "x".repeat(random.nextInt(2000));
            segments.append(stream, sequence, List.of(new Entry(sequence, text.getBytes(StandardCharsets.UTF_8))));
            out.println(stream + " " + sequence);
        }
    }
}
