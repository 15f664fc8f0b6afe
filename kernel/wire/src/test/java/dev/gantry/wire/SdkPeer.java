package dev.gantry.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;

/** A real client of the SDK whose connection ends here, in this process. */
final class SdkPeer implements SdkHttpClient {

    private final Object client;
    private Function<HttpRequest, HttpAnswer> server = _ -> {
        throw new IllegalStateException("nobody is serving");
    };

    /** @param builderMethodOwner the client's interface, as in {@code EcsClient} */
    SdkPeer(Class<?> builderMethodOwner) throws ReflectiveOperationException {
        AwsClientBuilder<?, ?> builder =
                (AwsClientBuilder<?, ?>) builderMethodOwner.getMethod("builder").invoke(null);
        builder.region(Region.US_EAST_1)
                .endpointOverride(URI.create("http://localhost"))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .overrideConfiguration(it -> it.retryStrategy(AwsRetryStrategy.doNotRetry()));
        ((AwsSyncClientBuilder<?, ?>) builder).httpClient(this);
        if (builder instanceof S3ClientBuilder s3) {
            s3.forcePathStyle(true);
        }
        if (builder instanceof SqsClientBuilder sqs) {
            sqs.checksumValidationEnabled(false);
        }
        client = ((software.amazon.awssdk.utils.builder.SdkBuilder<?, ?>) builder).build();
    }

    Object client() {
        return client;
    }

    void serve(Function<HttpRequest, HttpAnswer> newServer) {
        server = newServer;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                HttpAnswer answer = server.apply(received(request));
                SdkHttpFullResponse.Builder response =
                        SdkHttpFullResponse.builder().statusCode(answer.status());
                answer.headers().forEach(response::putHeader);
                return HttpExecuteResponse.builder()
                        .response(response.build())
                        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer.body())))
                        .build();
            }

            @Override
            public void abort() {}
        };
    }

    private static HttpRequest received(HttpExecuteRequest execute) throws IOException {
        SdkHttpRequest request = execute.httpRequest();
        Map<String, List<String>> headers = new HashMap<>();
        request.headers()
                .forEach(
                        (name, values) -> headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                                .addAll(values));
        byte[] body = execute.contentStreamProvider().isPresent()
                ? execute.contentStreamProvider().get().newStream().readAllBytes()
                : new byte[0];
        URI uri = request.getUri();
        String query = uri.getRawQuery();
        return new HttpRequest(request.method().name(), uri.getRawPath(), query == null ? "" : query, headers, body);
    }

    @Override
    public void close() {}
}
