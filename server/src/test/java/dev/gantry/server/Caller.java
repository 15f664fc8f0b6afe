package dev.gantry.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Signs requests as the SDK for Java does, and sends them byte for byte as the test says. */
record Caller(URI endpoint, AwsCredentialsIdentity identity, Clock clock, String region) {

    static final Map<String, String> FORM = Map.of("content-type", "application/x-www-form-urlencoded; charset=utf-8");
    static final byte[] WHO_AM_I = "Action=GetCallerIdentity&Version=2011-06-15".getBytes();

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Set<String> SET_BY_CLIENT = Set.of("host", "content-length", "connection", "expect");

    Caller(URI endpoint, String keyId, String secret) {
        this(endpoint, AwsCredentialsIdentity.create(keyId, secret), Clock.systemUTC(), "us-east-1");
    }

    Caller late(Duration by) {
        return new Caller(endpoint, identity, Clock.offset(Clock.systemUTC(), by), region);
    }

    Caller in(String otherRegion) {
        return new Caller(endpoint, identity, clock, otherRegion);
    }

    Caller withSecret(String secret) {
        return new Caller(endpoint, AwsCredentialsIdentity.create(identity.accessKeyId(), secret), clock, region);
    }

    Caller withKey(String keyId) {
        return new Caller(endpoint, AwsCredentialsIdentity.create(keyId, identity.secretAccessKey()), clock, region);
    }

    static Map<String, String> json(String target) {
        return Map.of("content-type", "application/x-amz-json-1.1", "x-amz-target", target);
    }

    HttpResponse<String> form(String body) {
        return call("sts", "POST", "/", FORM, body.getBytes());
    }

    HttpResponse<String> ecs(String operation, String body) {
        return call("ecs", "POST", "/", json("AmazonEC2ContainerServiceV20141113." + operation), body.getBytes());
    }

    HttpResponse<String> call(String service, String method, String target, Map<String, String> headers, byte[] body) {
        return send(method, target, sign(service, method, target, headers, body), body);
    }

    /** All headers of the signed request, by lower-case name. */
    Map<String, String> sign(String service, String method, String target, Map<String, String> headers, byte[] body) {
        SdkHttpRequest.Builder unsigned =
                SdkHttpRequest.builder().method(SdkHttpMethod.valueOf(method)).uri(URI.create(endpoint + target));
        headers.forEach(unsigned::putHeader);
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(settings -> settings.identity(identity)
                        .request(unsigned.build())
                        .payload(ContentStreamProvider.fromByteArray(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(HttpSigner.SIGNING_CLOCK, clock))
                .request();
        Map<String, String> all = new LinkedHashMap<>();
        signed.forEachHeader((name, values) -> all.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        return all;
    }

    HttpResponse<String> send(String method, String target, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(endpoint + target)).method(method, BodyPublishers.ofByteArray(body));
        headers.forEach((name, value) -> {
            if (!SET_BY_CLIENT.contains(name)) {
                request.header(name, value);
            }
        });
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The error's code, wherever the protocol puts it. */
    static String code(HttpResponse<String> answer) {
        return List.of("<Code>([^<]+)</Code>", "\"__type\":\"([^\"]+)\"").stream()
                .map(java.util.regex.Pattern::compile)
                .map(pattern -> pattern.matcher(answer.body()))
                .filter(java.util.regex.Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .or(() -> Optional.ofNullable(
                        answer.headers().firstValue("x-amzn-errortype").orElse(null)))
                .orElse("none in " + answer.body());
    }
}
