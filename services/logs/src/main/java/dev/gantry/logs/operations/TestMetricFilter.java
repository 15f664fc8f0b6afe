package dev.gantry.logs.operations;

import static java.util.Objects.requireNonNull;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.View;
import dev.gantry.logs.pattern.FilterPattern;
import dev.gantry.shapes.logs.MetricFilterMatchRecord;
import dev.gantry.shapes.logs.TestMetricFilterRequest;
import dev.gantry.shapes.logs.TestMetricFilterResponse;
import java.util.List;
import java.util.stream.IntStream;

/** Tells which of the given messages a filter pattern matches. */
public final class TestMetricFilter implements Query<TestMetricFilterRequest, TestMetricFilterResponse> {

    @Override
    public TestMetricFilterResponse answer(TestMetricFilterRequest request, View view, Call call) {
        FilterPattern pattern = FilterPattern.parse(requireNonNull(request.filterPattern()));
        List<String> messages = request.logEventMessagesOrEmpty();
        return new TestMetricFilterResponse(IntStream.range(0, messages.size())
                .filter(i -> pattern.matches(messages.get(i)))
                .mapToObj(i -> new MetricFilterMatchRecord(i + 1L, messages.get(i), pattern.extract(messages.get(i))))
                .toList());
    }
}
