package dev.gantry.logs.operations;

import static java.util.Objects.requireNonNullElse;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.View;
import dev.gantry.logs.GroupAnswer;
import dev.gantry.logs.LogEvents;
import dev.gantry.logs.LogGroupRow;
import dev.gantry.logs.LogTables;
import dev.gantry.logs.Lookup;
import dev.gantry.logs.PageTokens;
import dev.gantry.logs.Subjects;
import dev.gantry.shapes.logs.DescribeLogGroupsRequest;
import dev.gantry.shapes.logs.DescribeLogGroupsResponse;
import dev.gantry.shapes.logs.InvalidParameterException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Lists log groups by name. */
public final class DescribeLogGroups implements Query<DescribeLogGroupsRequest, DescribeLogGroupsResponse> {

    private static final int MOST = 50;

    private final LogEvents events;

    DescribeLogGroups(LogEvents events) {
        this.events = events;
    }

    @Override
    public String subject(DescribeLogGroupsRequest request, Call call) {
        return Subjects.group(call, "");
    }

    @Override
    public DescribeLogGroupsResponse answer(DescribeLogGroupsRequest request, View view, Call call) {
        Predicate<LogGroupRow> wanted = wanted(request, call);
        int limit = requireNonNullElse(request.limit(), MOST);
        String prefix = call.scope().prefix() + requireNonNullElse(request.logGroupNamePrefix(), "");
        List<LogGroupRow> page = view
                .all(LogTables.GROUPS)
                .startingWith(prefix)
                .after(call.scope().prefix() + PageTokens.after(request.nextToken()))
                .stream()
                .filter(wanted)
                .limit(limit + 1L)
                .toList();
        return DescribeLogGroupsResponse.builder()
                .logGroups(page.stream()
                        .limit(limit)
                        .map(group -> GroupAnswer.of(group, view, events))
                        .toList())
                .nextToken(
                        page.size() > limit
                                ? PageTokens.write(page.get(limit - 1).name())
                                : null)
                .build();
    }

    private static Predicate<LogGroupRow> wanted(DescribeLogGroupsRequest request, Call call) {
        requireAlone(request);
        String part = requireNonNullElse(request.logGroupNamePattern(), "").toLowerCase(Locale.ROOT);
        List<String> accounts = request.accountIdentifiersOrEmpty();
        List<String> names = request.logGroupIdentifiersOrEmpty().stream()
                .map(identifier -> Lookup.groupName(null, identifier))
                .toList();
        String logGroupClass = requireNonNullElse(request.logGroupClass(), "");
        boolean ours = accounts.isEmpty() || accounts.contains(call.account());
        return group -> ours
                && group.name().toLowerCase(Locale.ROOT).contains(part)
                && (names.isEmpty() || names.contains(group.name()))
                && (logGroupClass.isEmpty() || logGroupClass.equals(group.logGroupClass()));
    }

    private static void requireAlone(DescribeLogGroupsRequest request) {
        if (request.logGroupNamePrefix() != null && request.logGroupNamePattern() != null) {
            throw new InvalidParameterException(
                    "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
        }
    }
}
