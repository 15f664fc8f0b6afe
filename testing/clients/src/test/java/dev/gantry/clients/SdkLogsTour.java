package dev.gantry.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/** CloudWatch Logs through the SDK for Java. */
record SdkLogsTour(CloudWatchLogsClient logs, String group) {

    static void go(SdkTour tour) {
        try (CloudWatchLogsClient client = tour.client(CloudWatchLogsClient.builder())) {
            SdkLogsTour logs = new SdkLogsTour(client, "/sdk/" + tour.run);
            logs.groups();
            logs.events();
            logs.end();
        }
    }

    private void groups() {
        logs.createLogGroup(request -> request.logGroupName(group));
        String arn = logs.describeLogGroupsPaginator(request -> request.logGroupNamePrefix(group)).logGroups().stream()
                .findFirst()
                .orElseThrow()
                .logGroupArn();
        logs.putRetentionPolicy(request -> request.logGroupName(group).retentionInDays(7));
        logs.deleteRetentionPolicy(request -> request.logGroupName(group));
        logs.tagResource(request -> request.resourceArn(arn).tags(Map.of("a", "b")));
        assertThat(logs.listTagsForResource(request -> request.resourceArn(arn)).tags())
                .containsEntry("a", "b");
        logs.untagResource(request -> request.resourceArn(arn).tagKeys("a"));
        oldTags();
        logs.putLogGroupDeletionProtection(
                request -> request.logGroupIdentifier(group).deletionProtectionEnabled(false));
    }

    @SuppressWarnings("deprecation") // clients of old still use them
    private void oldTags() {
        logs.tagLogGroup(request -> request.logGroupName(group).tags(Map.of("c", "d")));
        assertThat(logs.listTagsLogGroup(request -> request.logGroupName(group)).tags())
                .containsEntry("c", "d");
        logs.untagLogGroup(request -> request.logGroupName(group).tags("c"));
    }

    private void events() {
        logs.createLogStream(request -> request.logGroupName(group).logStreamName("one"));
        long now = System.currentTimeMillis();
        logs.putLogEvents(request -> request.logGroupName(group)
                .logStreamName("one")
                .logEvents(
                        event -> event.timestamp(now).message("all is well"),
                        event -> event.timestamp(now + 1).message("ERROR no more")));
        assertThat(logs.describeLogStreams(request -> request.logGroupName(group))
                        .logStreams())
                .hasSize(1);
        assertThat(logs.getLogEvents(request ->
                                request.logGroupName(group).logStreamName("one").startFromHead(true))
                        .events())
                .hasSize(2);
        assertThat(logs.filterLogEventsPaginator(
                                request -> request.logGroupName(group).filterPattern("ERROR"))
                        .events())
                .extracting(FilteredLogEvent::message)
                .containsExactly("ERROR no more");
        assertThat(logs.testMetricFilter(
                                request -> request.filterPattern("ERROR").logEventMessages("ERROR", "fine"))
                        .matches())
                .hasSize(1);
    }

    private void end() {
        logs.deleteLogStream(request -> request.logGroupName(group).logStreamName("one"));
        logs.deleteLogGroup(request -> request.logGroupName(group));
    }
}
