package dev.gantry.clients;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/** The SDK for Java, pointed at a server: {@code Sdk.client(EcsClient.builder(), server)}. */
final class Sdk {

    private Sdk() {}

    static <B extends AwsClientBuilder<B, C>, C> C client(B builder, PackagedServer server) {
        return client(builder, server, Region.US_EAST_1);
    }

    static <B extends AwsClientBuilder<B, C>, C> C client(B builder, PackagedServer server, Region region) {
        return builder.endpointOverride(server.url())
                .region(region)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(server.accessKeyId(), server.secretAccessKey())))
                .build();
    }

    /** These variables with one of them changed. */
    static Map<String, String> with(Map<String, String> env, String name, String value) {
        Map<String, String> changed = new HashMap<>(env);
        changed.put(name, value);
        return changed;
    }
}
