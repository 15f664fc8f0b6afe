package dev.gantry.kernel.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentsTest {

    private static final SegmentSettings SMALL = SegmentSettings.DEFAULT.withSegmentBytes(1000);

    @TempDir
    Path folder;

    @Test
    void reads_back_in_order_what_was_appended() {
        try (Segments segments = Segments.open(folder)) {
            segments.append("group/a", 99, List.of(entry(1, "one"), entry(2, "two")));
            segments.append("group/b", 99, List.of(entry(1, "other")));
            segments.append("group/a", 100, List.of(entry(3, "three")));

            assertThat(texts(segments.forward("group/a", Mark.START))).containsExactly("one", "two", "three");
            assertThat(texts(segments.backward("group/a", Mark.END))).containsExactly("three", "two", "one");
            assertThat(texts(segments.forward("group/b", Mark.START))).containsExactly("other");
            assertThat(segments.forward("group/a", Mark.START).next().arrival()).isEqualTo(99);
        }
    }

    @Test
    void a_read_goes_on_from_a_mark_in_both_directions() {
        try (Segments segments = Segments.open(folder, SMALL)) {
            LongStream.range(0, 500).forEach(time -> segments.append("a", 0, List.of(entry(time, "e" + time))));
            Mark middle = streamOf(segments.forward("a", Mark.before(250)))
                    .findFirst()
                    .orElseThrow()
                    .mark();

            assertThat(texts(segments.forward("a", middle))).hasSize(249).startsWith("e251", "e252");
            assertThat(texts(segments.backward("a", middle))).hasSize(250).startsWith("e249", "e248");
        }
    }

    @Test
    void entries_come_in_the_order_of_time_though_appends_did_not() {
        Random random = new Random(7);
        List<Entry> all = new ArrayList<>(IntStream.range(0, 3000)
                .mapToObj(i -> entry(random.nextInt(2000), "entry " + i + " " + "x".repeat(random.nextInt(200))))
                .toList());
        Collections.shuffle(all, random);

        try (Segments segments = Segments.open(folder, SMALL.withSegmentBytes(20_000))) {
            for (int i = 0; i < all.size(); i += 10) {
                segments.append("a", 0, all.subList(i, i + 10));
            }

            List<Mark> forward = streamOf(segments.forward("a", Mark.START))
                    .map(StoredEntry::mark)
                    .toList();
            List<Mark> backward = streamOf(segments.backward("a", Mark.END))
                    .map(StoredEntry::mark)
                    .toList();
            assertThat(forward).hasSize(3000).isSorted().doesNotHaveDuplicates();
            assertThat(backward).isEqualTo(forward.reversed());
        }
    }

    @Test
    void a_full_segment_is_closed_and_a_new_one_begun() throws IOException {
        try (Segments segments = Segments.open(folder, SMALL)) {
            LongStream.range(0, 100).forEach(time -> segments.append("a", 0, List.of(entry(time, "x".repeat(100)))));

            assertThat(logFiles("a")).hasSizeGreaterThan(10);
            assertThat(texts(segments.forward("a", Mark.START))).hasSize(100);
        }
    }

    @Test
    void a_segment_of_a_past_day_is_closed_though_it_is_small() throws IOException {
        try (Segments segments = Segments.open(folder)) {
            segments.append("a", 0, List.of(entry(0, "monday")));
            segments.append("a", 0, List.of(entry(90_000_000, "tuesday")));

            assertThat(logFiles("a")).hasSize(2);
        }
    }

    @Test
    void expiry_deletes_whole_old_segments_and_positions_go_on() throws IOException {
        try (Segments segments = Segments.open(folder, SMALL)) {
            LongStream.range(0, 100).forEach(time -> segments.append("a", 0, List.of(entry(time, "x".repeat(100)))));
            long last = segments.backward("a", Mark.END).next().position();

            segments.expire("a", 50);
            assertThat(segments.summary("a").firstTime()).isBetween(40L, 50L);
            segments.expire("a", 100);
            assertThat(segments.summary("a")).isEqualTo(Summary.EMPTY);

            segments.append("a", 0, List.of(entry(100, "later")));
            assertThat(segments.forward("a", Mark.START).next().position()).isGreaterThan(last);
            assertThat(logFiles("a")).hasSize(1);
        }
    }

    @Test
    void a_read_under_way_passes_over_what_expired() {
        try (Segments segments = Segments.open(folder, SMALL)) {
            LongStream.range(0, 100).forEach(time -> segments.append("a", 0, List.of(entry(time, "x".repeat(100)))));
            Iterator<StoredEntry> reading = segments.forward("a", Mark.START);

            segments.expire("a", 50);

            assertThat(texts(reading)).hasSizeBetween(50, 60);
        }
    }

    @Test
    void deleting_a_folder_deletes_its_streams_for_good() {
        try (Segments segments = Segments.open(folder)) {
            segments.append("group/a", 0, List.of(entry(1, "a")));
            segments.append("group/b", 0, List.of(entry(1, "b")));
            segments.append("groups", 0, List.of(entry(1, "c")));

            segments.delete("group");

            assertThat(texts(segments.forward("group/a", Mark.START))).isEmpty();
            assertThat(segments.below("")).containsExactly("groups");
        }
        try (Segments segments = Segments.open(folder)) {
            assertThat(texts(segments.forward("group/b", Mark.START))).isEmpty();
            assertThat(texts(segments.forward("groups", Mark.START))).containsExactly("c");
        }
    }

    @Test
    void summaries_count_without_reading() {
        try (Segments segments = Segments.open(folder, SMALL)) {
            LongStream.range(0, 100).forEach(time -> segments.append("a", time, List.of(entry(time, "x".repeat(100)))));
        }
        try (Segments segments = Segments.open(folder, SMALL)) {
            assertThat(segments.summary("a")).isEqualTo(new Summary(100, 10_000, 0, 99, 99));
            assertThat(segments.summary("b")).isEqualTo(Summary.EMPTY);
        }
    }

    @Test
    void a_torn_tail_is_cut_off_and_appends_go_on() throws IOException {
        try (Segments segments = Segments.open(folder)) {
            segments.append("a", 0, List.of(entry(1, "whole")));
        }
        Path file = logFiles("a").getFirst();
        ByteBuffer torn = Frame.encode(0, List.of(entry(2, "torn")));
        Files.write(file, java.util.Arrays.copyOf(torn.array(), torn.limit() - 1), StandardOpenOption.APPEND);

        try (Segments segments = Segments.open(folder)) {
            assertThat(texts(segments.forward("a", Mark.START))).containsExactly("whole");
            segments.append("a", 0, List.of(entry(3, "next")));
            assertThat(texts(segments.forward("a", Mark.START))).containsExactly("whole", "next");
        }
    }

    @Test
    void the_redo_log_restores_what_the_disk_lost() throws IOException {
        Path copy = folder.resolve("copy");
        try (Segments segments = Segments.open(folder.resolve("original"), SMALL)) {
            LongStream.range(0, 50).forEach(time -> segments.append("g/a", 0, List.of(entry(time, "x".repeat(100)))));
            segments.append("g/b", 0, List.of(entry(1, "b")));
            segments.delete("g/b");
            copyTree(folder.resolve("original").resolve("redo"), copy.resolve("redo"));
        }

        try (Segments segments = Segments.open(copy, SMALL)) {
            assertThat(texts(segments.forward("g/a", Mark.START))).hasSize(50);
            assertThat(texts(segments.forward("g/b", Mark.START))).isEmpty();
        }
    }

    @Test
    void full_redo_logs_are_given_up_once_the_segments_are_forced() throws IOException {
        try (Segments segments = Segments.open(folder, SMALL.withRedoBytes(2000))) {
            LongStream.range(0, 200).forEach(time -> segments.append("a", 0, List.of(entry(time, "x".repeat(100)))));
        }

        assertThat(folder.resolve("redo")).isEmptyDirectory();
    }

    @Test
    void a_closed_segment_whose_index_was_lost_is_read_all_the_same() throws IOException {
        try (Segments segments = Segments.open(folder, SMALL)) {
            LongStream.range(0, 50).forEach(time -> segments.append("a", 0, List.of(entry(time, "x".repeat(100)))));
        }
        try (Stream<Path> files = Files.list(folder.resolve("streams/a"))) {
            for (Path index :
                    files.filter(file -> file.toString().endsWith(".index")).toList()) {
                Files.write(index, new byte[60]);
            }
        }

        try (Segments segments = Segments.open(folder, SMALL)) {
            assertThat(texts(segments.forward("a", Mark.START))).hasSize(50);
        }
    }

    @Test
    void damage_inside_a_closed_segment_is_told_and_never_read_as_data() throws IOException {
        try (Segments segments = Segments.open(folder, SMALL)) {
            LongStream.range(0, 50).forEach(time -> segments.append("a", 0, List.of(entry(time, "x".repeat(100)))));
        }
        try (FileChannel file = FileChannel.open(logFiles("a").getFirst(), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(new byte[] {'y'}), 200);
        }

        try (Segments segments = Segments.open(folder, SMALL)) {
            assertThatThrownBy(() -> texts(segments.forward("a", Mark.START)))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("Damaged");
        }
    }

    @Test
    void many_streams_are_written_with_few_open_files() {
        try (Segments segments = Segments.open(folder, SMALL.withOpenFiles(3))) {
            for (int round = 0; round < 3; round++) {
                for (int stream = 0; stream < 40; stream++) {
                    segments.append("s" + stream, 0, List.of(entry(round, "round " + round)));
                }
            }

            assertThat(texts(segments.forward("s39", Mark.START))).containsExactly("round 0", "round 1", "round 2");
            assertThat(segments.below("")).hasSize(40);
        }
    }

    @Test
    void appends_of_many_threads_are_all_there() throws InterruptedException {
        try (Segments segments = Segments.open(folder, SMALL.withRedoBytes(10_000))) {
            CountDownLatch done = new CountDownLatch(20);
            for (int thread = 0; thread < 20; thread++) {
                String stream = "s" + thread % 5;
                Thread.startVirtualThread(() -> {
                    LongStream.range(0, 50).forEach(time -> segments.append(stream, 0, List.of(entry(time, "x"))));
                    done.countDown();
                });
            }
            done.await();

            assertThat(IntStream.range(0, 5).mapToObj(i -> segments.summary("s" + i)))
                    .allSatisfy(summary -> assertThat(summary.entries()).isEqualTo(200));
        }
    }

    @Test
    void a_second_opening_is_refused() {
        try (Segments segments = Segments.open(folder)) {
            assertThat(segments.below("")).isEmpty();
            assertThatThrownBy(() -> Segments.open(folder)).isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void closed_segments_refuse_appends() {
        Segments segments = Segments.open(folder);
        segments.close();

        assertThatThrownBy(() -> segments.append("a", 0, List.of(entry(1, "late"))))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void names_that_are_not_plain_words_are_refused() {
        try (Segments segments = Segments.open(folder)) {
            for (String name : List.of("", "..", "a/../b", "/a", "a/", "a//b", "a b")) {
                assertThatThrownBy(() -> segments.append(name, 0, List.of(entry(1, "x"))))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    private static Entry entry(long time, String text) {
        return new Entry(time, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Stream<StoredEntry> streamOf(Iterator<StoredEntry> entries) {
        List<StoredEntry> list = new ArrayList<>();
        entries.forEachRemaining(list::add);
        return list.stream();
    }

    private static List<String> texts(Iterator<StoredEntry> entries) {
        return streamOf(entries)
                .map(entry -> new String(entry.payload(), StandardCharsets.UTF_8))
                .toList();
    }

    private List<Path> logFiles(String stream) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("streams").resolve(stream))) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.sorted(Comparator.naturalOrder()).toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                Files.createDirectories(target.getParent());
                Files.copy(path, target);
            }
        }
    }
}
