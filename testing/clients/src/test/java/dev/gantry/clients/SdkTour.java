package dev.gantry.clients;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.regions.Region;

/**
 * The SDK for Java on its way through every operation that acts. It notes by itself which of them the SDK has sent and
 * read a good answer of. An operation that is new gets a line in one of the methods of its service's tour.
 */
final class SdkTour {

    private final PackagedServer server;
    private final Map<String, Set<String>> answered = new ConcurrentHashMap<>();

    /** What this tour makes is named after it. */
    final String run = UUID.randomUUID().toString().substring(0, 8);

    SdkTour(PackagedServer server) {
        this.server = server;
    }

    /** A client whose answers are noted. */
    <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
        return client(builder, Region.US_EAST_1);
    }

    <B extends AwsClientBuilder<B, C>, C> C client(B builder, Region region) {
        return Sdk.client(
                builder.overrideConfiguration(configuration -> configuration.addExecutionInterceptor(new Noting())),
                server,
                region);
    }

    /** The operations of the service that were answered, or refused as they always are. */
    Set<String> answered(String service) {
        return answered.getOrDefault(plain(service), Set.of());
    }

    /** An operation whose only good answer is a refusal. */
    void refused(String service, String operation) {
        answered.computeIfAbsent(plain(service), _ -> ConcurrentHashMap.newKeySet())
                .add(operation);
    }

    /** The SDK writes names as in CloudWatch Logs. */
    private static String plain(String service) {
        return service.replace(" ", "").toLowerCase(Locale.ROOT);
    }

    private final class Noting implements ExecutionInterceptor {

        @Override
        public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
            String service = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
            String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
            answered.computeIfAbsent(plain(service), _ -> ConcurrentHashMap.newKeySet())
                    .add(operation);
        }
    }
}
