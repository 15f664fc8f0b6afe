package dev.gantry.kernel.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.kernel.Table;
import dev.gantry.value.Blob;
import dev.gantry.value.Row;
import dev.gantry.value.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowCodecTest {

    private enum Status {
        PENDING,
        RUNNING {
            @Override
            public String toString() {
                return "runs";
            }
        }
    }

    private sealed interface Cause permits Asked, Lost {}

    private record Asked(String by) implements Cause {}

    private record Lost(Optional<Cause> after) implements Cause {}

    /** Like a generated shape: everything may be missing. */
    private record Echoed(
            @Nullable String text,
            @Nullable Integer number,
            @Nullable Boolean truth,
            @Nullable Double real,
            @Nullable List<String> list,
            @Nullable Object document) {}

    private record Everything(
            String key,
            int number,
            long large,
            boolean truth,
            double real,
            Instant time,
            Duration duration,
            Blob bytes,
            Status status,
            Scope scope,
            Optional<String> there,
            Optional<Instant> missing,
            List<Cause> causes,
            Set<String> set,
            Map<String, Integer> map,
            Map<Status, String> byStatus,
            Echoed echoed)
            implements Row {}

    private record Plain(String key, String colour, List<String> words, Optional<String> note, int count)
            implements Row {}

    private static final Table<Everything> EVERYTHING = Table.of("test.everything", Everything.class);
    private static final Table<Plain> PLAIN = Table.of("test.plain", Plain.class);

    private final RowCodec codec = new RowCodec();

    private static Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("a", List.of("x", 1, true, 2.5));
        document.put("b", Map.of("c", Map.of()));
        return document;
    }

    private static Everything everything(Instant time) {
        return new Everything(
                "k",
                -3,
                1L << 60,
                true,
                0.1,
                time,
                Duration.ofMillis(1500),
                Blob.of(new byte[] {0, -1, 7}),
                Status.RUNNING,
                new Scope("123456789012", "eu-central-1"),
                Optional.of(""),
                Optional.empty(),
                List.of(new Asked("me \"quoted\" 日本 🚢"), new Lost(Optional.of(new Lost(Optional.empty())))),
                Set.of("one"),
                Map.of("b", 2),
                Map.of(Status.PENDING, "p"),
                new Echoed(null, 7, null, 1e300, List.of(), document()));
    }

    private String json(Table<?> table, Row row) {
        return new String(codec.write(table, row), StandardCharsets.UTF_8);
    }

    private Plain plain(String json) {
        return codec.read(PLAIN, "k", 1, json.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-06-01T12:00:00.123Z",
                "2025-06-01T12:00:00Z",
                "2025-06-01T12:00:00.000000001Z",
                "1970-01-01T00:00:00Z",
                "1969-12-31T23:59:59.5Z",
                "1950-01-01T00:00:00.000000001Z",
                "9999-12-31T23:59:59.999999999Z"
            })
    void reads_back_what_it_wrote(String time) {
        Everything row = everything(Instant.parse(time));

        assertThat(codec.read(EVERYTHING, "k", 1, codec.write(EVERYTHING, row))).isEqualTo(row);
    }

    @Test
    void writes_only_what_is_there() {
        assertThat(json(PLAIN, new Plain("k", "red", List.of(), Optional.empty(), 0)))
                .isEqualTo("{\"key\":\"k\",\"colour\":\"red\",\"words\":[],\"count\":0}");
        assertThat(json(EVERYTHING, everything(Instant.ofEpochMilli(1_750_000_000_120L))))
                .contains("\"time\":1750000000.12,")
                .contains("\"causes\":[{\"@type\":\"Asked\",\"by\":\"me ")
                .contains("\"status\":\"RUNNING\"")
                .contains("\"echoed\":{\"number\":7,\"real\":1.0E300,\"list\":[],\"document\":");
    }

    @Test
    void skips_members_it_does_not_know() {
        assertThat(plain("{\"new\":{\"a\":[1,{}]},\"colour\":\"red\",\"key\":\"k\",\"words\":[\"w\"],\"newer\":null}"))
                .isEqualTo(new Plain("k", "red", List.of("w"), Optional.empty(), 0));
    }

    @Test
    void refuses_a_row_that_lacks_something() {
        assertThatThrownBy(() -> plain("{\"key\":\"k\"}"))
                .isInstanceOf(RowException.class)
                .hasMessageStartingWith("test.plain k cannot be read:")
                .hasMessageEndingWith("lacks its colour.");
    }

    @Test
    void refuses_a_row_under_another_key() {
        assertThatThrownBy(() -> plain("{\"key\":\"other\",\"colour\":\"red\"}"))
                .hasMessageEndingWith("it calls itself other");
    }

    @Test
    void refuses_what_is_no_json() {
        assertThatThrownBy(() -> plain("{\"key\":\"k\"")).isInstanceOf(RowException.class);
    }

    @Test
    void equal_texts_are_one() {
        byte[] json = codec.write(PLAIN, new Plain("k", "red", List.of("red"), Optional.of("red"), 1));

        Plain first = codec.read(PLAIN, "k", 1, json);
        Plain second = codec.read(PLAIN, "k", 1, json);

        assertThat(first.colour())
                .isSameAs(second.colour())
                .isSameAs(second.words().getFirst());
    }

    private record Thing(String key, String colour, Instant madeAt, int size) implements Row {}

    @Test
    void rows_of_earlier_releases_become_todays() {
        Table<Thing> things = Table.of("test.things", Thing.class)
                .upcast(first -> first.put("colour", first.remove("color").asText()))
                .upcast(second -> second.put("size", 3));
        String first = "{\"key\":\"k\",\"color\":\"red\",\"madeAt\":1750000000.123456789}";
        String second = "{\"key\":\"k\",\"colour\":\"red\",\"madeAt\":1750000000.123456789}";
        Thing today = new Thing("k", "red", Instant.ofEpochSecond(1_750_000_000, 123_456_789), 3);

        assertThat(codec.read(things, "k", 1, first.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(today);
        assertThat(codec.read(things, "k", 2, second.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(today);
        assertThat(codec.read(things, "k", things.version(), codec.write(things, today)))
                .isEqualTo(today);
        assertThatThrownBy(() -> codec.read(things, "k", 4, first.getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("it has version 4, this release knows up to 3");
    }

    private record Unkept(String key, Thread thread) implements Row {}

    @Test
    void names_a_type_that_rows_cannot_keep() {
        Table<Unkept> table = Table.of("test.unkept", Unkept.class);

        assertThatThrownBy(() -> codec.write(table, new Unkept("k", Thread.currentThread())))
                .hasMessage("test.unkept k cannot be written: Rows cannot keep a java.lang.Thread.");
    }
}
