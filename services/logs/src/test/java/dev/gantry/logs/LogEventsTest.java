package dev.gantry.logs;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.kernel.MemoryJournal;
import dev.gantry.shapes.logs.CreateLogStreamRequest;
import dev.gantry.shapes.logs.DeleteLogStreamRequest;
import dev.gantry.shapes.logs.DescribeLogStreamsRequest;
import dev.gantry.shapes.logs.DescribeLogStreamsResponse;
import dev.gantry.shapes.logs.FilterLogEventsRequest;
import dev.gantry.shapes.logs.FilterLogEventsResponse;
import dev.gantry.shapes.logs.FilteredLogEvent;
import dev.gantry.shapes.logs.GetLogEventsRequest;
import dev.gantry.shapes.logs.GetLogEventsResponse;
import dev.gantry.shapes.logs.InputLogEvent;
import dev.gantry.shapes.logs.InvalidParameterException;
import dev.gantry.shapes.logs.LogStream;
import dev.gantry.shapes.logs.OutputLogEvent;
import dev.gantry.shapes.logs.PutRetentionPolicyRequest;
import dev.gantry.shapes.logs.RejectedLogEventsInfo;
import dev.gantry.shapes.logs.ResourceAlreadyExistsException;
import dev.gantry.shapes.logs.ResourceNotFoundException;
import dev.gantry.shapes.logs.TestMetricFilterRequest;
import dev.gantry.shapes.logs.TestMetricFilterResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogEventsTest {

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();

    @TempDir
    Path folder;

    private LogsWorld world;

    @BeforeEach
    void open() {
        world = new LogsWorld(folder, new MemoryJournal.Storage());
        world.group("g");
        world.stream("g", "s");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void events_come_back_as_they_were_put() {
        world.put("g", "s", world.event(-2, "one"), world.event(-1, "zwei ü"), world.event(-1, "three"));

        GetLogEventsResponse answer = get(request -> request.startFromHead(true));

        assertThat(messages(answer)).containsExactly("one", "zwei ü", "three");
        OutputLogEvent first = answer.eventsOrEmpty().getFirst();
        assertThat(first.timestamp()).isEqualTo(LogsWorld.START.toEpochMilli() - 2);
        assertThat(first.ingestionTime()).isEqualTo(LogsWorld.START.toEpochMilli());
    }

    @Test
    void groups_and_streams_that_are_not_there_are_told() {
        assertThatThrownBy(() -> world.put("x", "s", world.event(0, "m")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessage("The specified log group does not exist.");
        assertThatThrownBy(() -> world.put("g", "x", world.event(0, "m")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessage("The specified log stream does not exist.");
        assertThatThrownBy(() -> world.stream("x", "s")).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> world.call(new DeleteLogStreamRequest("g", "x")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> get(request -> request.logStreamName("x")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> filter(request -> request.logStreamNames(List.of("x"))))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void a_stream_exists_once() {
        assertThatThrownBy(() -> world.call(new CreateLogStreamRequest("g", "s")))
                .isInstanceOf(ResourceAlreadyExistsException.class)
                .hasMessage("The specified log stream already exists");
    }

    @Test
    void a_deleted_stream_takes_its_events_along() {
        world.put("g", "s", world.event(0, "old"));

        world.call(new DeleteLogStreamRequest("g", "s"));
        world.stream("g", "s");

        assertThat(world.messages("g", "s")).isEmpty();
    }

    @Test
    void events_out_of_order_are_refused() {
        assertThatThrownBy(() -> world.put("g", "s", world.event(1, "later"), world.event(0, "earlier")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Log events in a single PutLogEvents request must be in chronological order.");
    }

    @Test
    void a_batch_of_more_than_a_day_is_refused() {
        assertThatThrownBy(() -> world.put("g", "s", world.event(-DAY - 1, "a"), world.event(0, "b")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("cannot span more than 24 hours");
    }

    @Test
    void a_batch_of_a_mebibyte_is_accepted_and_one_byte_more_is_not() {
        world.put("g", "s", world.event(0, "x".repeat((1 << 20) - 26)));

        assertThatThrownBy(() -> world.put("g", "s", world.event(0, "x".repeat((1 << 20) - 25))))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Upload too large: 1048577 bytes exceeds limit of 1048576");
    }

    @Test
    void too_old_and_too_new_events_are_rejected_and_the_others_kept() {
        RejectedLogEventsInfo old = world.put(
                        "g", "s", world.event(-14 * DAY - 1, "too old"), world.event(-14 * DAY, "old"))
                .rejectedLogEventsInfo();
        RejectedLogEventsInfo young = world.put(
                        "g", "s", world.event(2 * HOUR, "soon"), world.event(2 * HOUR + 1, "too new"))
                .rejectedLogEventsInfo();

        assertThat(old).isEqualTo(new RejectedLogEventsInfo(null, 1, null));
        assertThat(young).isEqualTo(new RejectedLogEventsInfo(1, null, null));
        assertThat(world.messages("g", "s")).containsExactly("old", "soon");
        assertThat(world.put("g", "s", world.event(0, "fine")).rejectedLogEventsInfo())
                .isNull();
    }

    @Test
    void events_beyond_the_retention_are_rejected_as_expired() {
        world.call(new PutRetentionPolicyRequest("g", 1));

        RejectedLogEventsInfo rejected = world.put("g", "s", world.event(-DAY - 1, "expired"), world.event(-1, "fine"))
                .rejectedLogEventsInfo();

        assertThat(rejected).isEqualTo(new RejectedLogEventsInfo(null, null, 1));
        assertThat(world.messages("g", "s")).containsExactly("fine");
    }

    @Test
    void reading_forward_ends_with_the_token_it_was_given() {
        putNumbers(25);
        List<String> read = new ArrayList<>();
        String token = null;
        while (true) {
            GetLogEventsResponse page = page(token, 10);
            read.addAll(messages(page));
            if (requireNonNull(page.nextForwardToken()).equals(token)) {
                break;
            }
            token = page.nextForwardToken();
        }

        assertThat(read).isEqualTo(numbers(0, 25));

        world.put("g", "s", world.event(100, "one more"));
        assertThat(messages(page(token, 10))).containsExactly("one more");
    }

    @Test
    void reading_backward_ends_with_the_token_it_was_given() {
        putNumbers(25);

        GetLogEventsResponse last = get(request -> request.limit(10));
        GetLogEventsResponse middle = page(last.nextBackwardToken(), 10);
        GetLogEventsResponse first = page(middle.nextBackwardToken(), 10);
        GetLogEventsResponse none = page(first.nextBackwardToken(), 10);

        assertThat(messages(last)).isEqualTo(numbers(15, 25));
        assertThat(messages(middle)).isEqualTo(numbers(5, 15));
        assertThat(messages(first)).isEqualTo(numbers(0, 5));
        assertThat(none.eventsOrEmpty()).isEmpty();
        assertThat(none.nextBackwardToken()).isEqualTo(first.nextBackwardToken());
        assertThat(messages(page(none.nextForwardToken(), 3))).isEqualTo(numbers(0, 3));
        assertThat(messages(page(last.nextForwardToken(), 3))).isEmpty();
        assertThat(messages(page(page(last.nextForwardToken(), 3).nextBackwardToken(), 1)))
                .containsExactly("24");
    }

    @Test
    void an_empty_stream_gives_tokens_that_find_what_comes_later() {
        GetLogEventsResponse head = get(request -> request.startFromHead(true));
        GetLogEventsResponse tail = get(request -> request);

        world.put("g", "s", world.event(0, "first"));

        assertThat(messages(page(head.nextForwardToken(), 10))).containsExactly("first");
        assertThat(tail.nextForwardToken()).matches("f/\\d{56}/s");
        assertThat(tail.nextBackwardToken()).matches("b/\\d{56}/s");
    }

    @Test
    void the_start_time_belongs_to_the_range_and_the_end_time_does_not() {
        putNumbers(10);
        long start = LogsWorld.START.toEpochMilli();

        assertThat(messages(get(request -> request.startTime(start + 3).endTime(start + 6))))
                .containsExactly("3", "4", "5");
        assertThat(messages(get(request -> request.startTime(start + 3)
                        .endTime(start + 6)
                        .startFromHead(true)
                        .limit(2))))
                .containsExactly("3", "4");
    }

    @Test
    void a_page_holds_no_more_than_a_mebibyte() {
        for (int i = 0; i < 3; i++) {
            world.put("g", "s", world.event(i, i + "x".repeat(600_000)));
        }

        GetLogEventsResponse first = get(request -> request.startFromHead(true));

        assertThat(first.eventsOrEmpty()).hasSize(1);
        assertThat(page(first.nextForwardToken(), 10).eventsOrEmpty()).hasSize(1);
    }

    @Test
    void a_late_event_is_read_at_its_time() {
        world.put("g", "s", world.event(5, "second"));
        world.put("g", "s", world.event(1, "first"));

        assertThat(world.messages("g", "s")).containsExactly("first", "second");
    }

    @Test
    void tokens_that_are_not_ours_are_refused() {
        for (String token : List.of("x", "f/1/s", "f/" + "9".repeat(56) + "/s")) {
            assertThatThrownBy(() -> page(token, 10))
                    .isInstanceOf(InvalidParameterException.class)
                    .hasMessage("The specified nextToken is invalid.");
        }
        assertThatThrownBy(() -> filter(request -> request.nextToken("eA")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void a_group_may_be_named_by_its_arn() {
        world.put("g", "s", world.event(0, "m"));

        GetLogEventsResponse answer = world.call(
                GetLogEventsRequest.builder()
                        .logGroupIdentifier("arn:aws:logs:us-east-1:123456789012:log-group:g")
                        .logStreamName("s")
                        .build(),
                GetLogEventsResponse.class);

        assertThat(messages(answer)).containsExactly("m");
        assertThatThrownBy(() -> get(request -> request.logGroupIdentifier("g")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void the_streams_of_a_group_are_searched_as_one() {
        world.stream("g", "t");
        world.put("g", "s", world.event(1, "one"), world.event(3, "three"));
        world.put("g", "t", world.event(2, "two"), world.event(3, "three again"));

        FilterLogEventsResponse answer = filter(request -> request);

        assertThat(answer.eventsOrEmpty())
                .extracting(FilteredLogEvent::message)
                .containsExactly("one", "two", "three", "three again");
        assertThat(answer.eventsOrEmpty())
                .extracting(FilteredLogEvent::logStreamName)
                .containsExactly("s", "t", "s", "t");
        assertThat(answer.eventsOrEmpty())
                .extracting(FilteredLogEvent::eventId)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("\\d{56}"));
        assertThat(answer.nextToken()).isNull();
    }

    @Test
    void a_search_goes_on_where_its_page_ended() {
        world.stream("g", "t");
        for (int i = 0; i < 20; i++) {
            world.put("g", i % 2 == 0 ? "s" : "t", world.event(i / 4, Integer.toString(i)));
        }
        List<String> found = new ArrayList<>();
        String token = null;
        do {
            String next = token;
            FilterLogEventsResponse page = filter(request -> request.limit(3).nextToken(next));
            page.eventsOrEmpty().forEach(event -> found.add(event.message()));
            token = page.nextToken();
        } while (token != null);

        assertThat(found).hasSize(20).containsExactlyInAnyOrderElementsOf(numbers(0, 20));
        assertThat(found.subList(0, 4)).containsExactly("0", "2", "1", "3");
    }

    @Test
    void a_search_is_narrowed_by_streams_time_and_pattern() {
        world.stream("g", "web/1");
        world.stream("g", "web/2");
        world.put("g", "s", world.event(1, "ERROR elsewhere"));
        world.put("g", "web/1", world.event(1, "ERROR early"), world.event(5, "ERROR one"), world.event(6, "fine"));
        world.put("g", "web/2", world.event(7, "ERROR two"), world.event(8, "ERROR late"));
        long start = LogsWorld.START.toEpochMilli();

        FilterLogEventsResponse answer = filter(request -> request.logStreamNamePrefix("web/")
                .startTime(start + 5)
                .endTime(start + 7)
                .filterPattern("ERROR"));

        assertThat(answer.eventsOrEmpty())
                .extracting(FilteredLogEvent::message)
                .containsExactly("ERROR one", "ERROR two");
        assertThatThrownBy(() ->
                        filter(request -> request.logStreamNamePrefix("web").logStreamNames(List.of("web/1"))))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> filter(request -> request.filterPattern("{ $.a")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void patterns_can_be_tried_out() {
        TestMetricFilterResponse answer = world.call(
                new TestMetricFilterRequest("[ip, ..., status = 4*]", List.of("1.1.1.1 a 404", "2.2.2.2 200")),
                TestMetricFilterResponse.class);

        assertThat(answer.matchesOrEmpty()).singleElement().satisfies(match -> {
            assertThat(match.eventNumber()).isEqualTo(1);
            assertThat(match.extractedValues())
                    .containsEntry("$ip", "1.1.1.1")
                    .containsEntry("$2", "a")
                    .containsEntry("$status", "404");
        });
    }

    @Test
    void streams_are_listed_by_name_and_by_their_last_event() {
        for (String name : List.of("c", "a", "b")) {
            world.stream("g", name);
        }
        world.put("g", "b", world.event(1, "m"), world.event(9, "m"));
        world.put("g", "a", world.event(2, "m"));

        assertThat(streamNames(request -> request)).containsExactly("a", "b", "c", "s");
        assertThat(streamNames(request -> request.descending(true).limit(3))).containsExactly("s", "c", "b");
        assertThat(streamNames(request -> request.logStreamNamePrefix("b"))).containsExactly("b");
        assertThat(streamNames(request ->
                        request.orderBy("LastEventTime").descending(true).limit(2)))
                .containsExactly("b", "a");
        assertThatThrownBy(() ->
                        streams(request -> request.orderBy("LastEventTime").logStreamNamePrefix("b")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Cannot order by LastEventTime with a logStreamNamePrefix.");

        LogStream b = streams(request -> request.logStreamNamePrefix("b"))
                .logStreamsOrEmpty()
                .getFirst();
        assertThat(b.firstEventTimestamp()).isEqualTo(LogsWorld.START.toEpochMilli() + 1);
        assertThat(b.lastEventTimestamp()).isEqualTo(LogsWorld.START.toEpochMilli() + 9);
        assertThat(b.lastIngestionTime()).isEqualTo(LogsWorld.START.toEpochMilli());
        assertThat(b.arn()).isEqualTo("arn:aws:logs:us-east-1:123456789012:log-group:g:log-stream:b");
        assertThat(b.uploadSequenceToken()).matches("\\d{56}");
    }

    @Test
    void streams_are_listed_page_by_page_in_any_order() {
        for (int i = 0; i < 7; i++) {
            world.stream("g", "t" + i);
            world.put("g", "t" + i, world.event(7 - i, "m"));
        }
        List<String> all = new ArrayList<>();
        String token = null;
        do {
            String next = token;
            DescribeLogStreamsResponse page =
                    streams(request -> request.orderBy("LastEventTime").limit(3).nextToken(next));
            page.logStreamsOrEmpty().forEach(stream -> all.add(stream.logStreamName()));
            token = page.nextToken();
        } while (token != null);

        assertThat(all).containsExactly("s", "t6", "t5", "t4", "t3", "t2", "t1", "t0");
    }

    private void putNumbers(int count) {
        world.put(
                "g",
                "s",
                IntStream.range(0, count)
                        .mapToObj(i -> world.event(i, Integer.toString(i)))
                        .toArray(InputLogEvent[]::new));
    }

    private static List<String> numbers(int from, int until) {
        return IntStream.range(from, until).mapToObj(Integer::toString).toList();
    }

    private GetLogEventsResponse get(UnaryOperator<GetLogEventsRequest.Builder> wish) {
        GetLogEventsRequest.Builder request =
                GetLogEventsRequest.builder().logGroupName("g").logStreamName("s");
        return world.call(wish.apply(request).build(), GetLogEventsResponse.class);
    }

    private GetLogEventsResponse page(@Nullable String token, int limit) {
        return get(request -> request.startFromHead(true).nextToken(token).limit(limit));
    }

    private FilterLogEventsResponse filter(UnaryOperator<FilterLogEventsRequest.Builder> wish) {
        FilterLogEventsRequest.Builder request =
                FilterLogEventsRequest.builder().logGroupName("g");
        return world.call(wish.apply(request).build(), FilterLogEventsResponse.class);
    }

    private DescribeLogStreamsResponse streams(UnaryOperator<DescribeLogStreamsRequest.Builder> wish) {
        DescribeLogStreamsRequest.Builder request =
                DescribeLogStreamsRequest.builder().logGroupName("g");
        return world.call(wish.apply(request).build(), DescribeLogStreamsResponse.class);
    }

    private List<String> streamNames(UnaryOperator<DescribeLogStreamsRequest.Builder> wish) {
        return streams(wish).logStreamsOrEmpty().stream()
                .map(LogStream::logStreamName)
                .toList();
    }

    private static List<String> messages(GetLogEventsResponse response) {
        return response.eventsOrEmpty().stream().map(OutputLogEvent::message).toList();
    }
}
