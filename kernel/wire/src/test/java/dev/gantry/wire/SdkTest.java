package dev.gantry.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.gantry.shapes.Operation;
import dev.gantry.shapes.ServiceModel;
import dev.gantry.shapes.Structure;
import dev.gantry.shapes.random.RandomStructures;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Random requests and answers to and from the SDK for Java's own clients. */
class SdkTest {

    private static final int SEEDS = 3;
    private static final String REQUEST_ID = "11111111-2222-3333-4444-555555555555";
    private static final Map<String, Class<?>> CLIENTS = new TreeMap<>(Map.ofEntries(
            Map.entry("cloudwatch", CloudWatchClient.class),
            Map.entry("ec2", Ec2Client.class),
            Map.entry("ecs", EcsClient.class),
            Map.entry("elbv2", ElasticLoadBalancingV2Client.class),
            Map.entry("iam", IamClient.class),
            Map.entry("logs", CloudWatchLogsClient.class),
            Map.entry("s3", S3Client.class),
            Map.entry("scheduler", SchedulerClient.class),
            Map.entry("sns", SnsClient.class),
            Map.entry("sqs", SqsClient.class),
            Map.entry("sts", StsClient.class)));
    /** The SDK checks bucket names, decodes keys and computes checksums by itself; botocore proves these. */
    private static final Set<String> CUSTOMISED =
            Set.of("s3:CreateBucket", "s3:ListObjectsV2", "s3:PutPublicAccessBlock");

    private static final TreeSet<String> unknown = new TreeSet<>();
    private static int proven;

    @AfterAll
    static void say() {
        System.out.println(
                "SDK for Java: " + proven + " cases agree; newer than it, streaming or customised: " + unknown);
    }

    @TestFactory
    Stream<DynamicTest> requests_and_answers_agree_with_the_sdk() {
        return CLIENTS.entrySet().stream()
                .map(entry -> dynamicTest(entry.getKey(), () -> prove(Models.named(entry.getKey()), entry.getValue())));
    }

    private static void prove(ServiceModel model, Class<?> client) throws ReflectiveOperationException {
        SdkPeer peer = new SdkPeer(client);
        List<String> failures = new ArrayList<>();
        for (String name : model.operationNames()) {
            Optional<Method> method = method(client, name);
            if (method.isEmpty() || CUSTOMISED.contains(model.name() + ":" + name)) {
                unknown.add(model.name() + ":" + name);
                continue;
            }
            for (int seed = 1; seed <= SEEDS; seed++) {
                int before = failures.size();
                prove(model, model.operation(name).orElseThrow(), method.get(), peer, seed, failures);
                proven += failures.size() == before ? 1 : 0;
            }
        }
        assertThat(failures.stream().limit(10))
                .as(failures.size() + " failures")
                .isEmpty();
    }

    private static Optional<Method> method(Class<?> client, String operation) {
        return Arrays.stream(client.getMethods())
                .filter(method -> method.getName().equalsIgnoreCase(operation))
                .filter(method -> method.getParameterCount() == 1
                        && SdkPojo.class.isAssignableFrom(method.getParameterTypes()[0])
                        && SdkPojo.class.isAssignableFrom(method.getReturnType()))
                .findFirst();
    }

    private static void prove(
            ServiceModel model, Operation operation, Method method, SdkPeer peer, long seed, List<String> failures)
            throws ReflectiveOperationException {
        RandomStructures random =
                RandomStructures.seeded(seed * 37 + operation.name().hashCode()).withoutEmptyCollections();
        Structure request = random.next(operation.input());
        Structure response = random.next(operation.output());
        AtomicReference<Map<String, Object>> received = new AtomicReference<>(Map.of());
        peer.serve(http -> {
            Route route =
                    Routers.OF_ALL.route(http, Optional.of(model.signingName())).orElseThrow();
            assertThat(route.operation().name()).isEqualTo(operation.name());
            received.set(PlainTree.of(route.protocol().read(route.operation(), http)));
            return route.protocol().write(operation, response, REQUEST_ID);
        });

        SdkPojo builder =
                (SdkPojo) method.getParameterTypes()[0].getMethod("builder").invoke(null);
        String where = model.name() + ":" + operation.name() + ", seed " + seed;
        try {
            SdkPojo answer = (SdkPojo) method.invoke(peer.client(), SdkPojos.build(builder, request));
            compare(
                    where + " request",
                    lower(operation, SdkPojos.known(request, builder)),
                    withoutFilledIn(operation, request, received.get()),
                    failures);
            compare(
                    where + " answer",
                    SdkPojos.known(response, answer),
                    SdkPojos.tree(operation.output(), answer),
                    failures);
        } catch (InvocationTargetException e) {
            failures.add(where + ": " + e.getCause());
        }
    }

    /** The names of headers have no case. */
    private static Map<String, Object> lower(Operation operation, Map<String, Object> tree) {
        Map<String, Object> lower = new TreeMap<>(tree);
        operation.input().members().stream()
                .filter(member -> member.location() == dev.gantry.shapes.Member.Location.PREFIX_HEADERS)
                .forEach(member -> lower.computeIfPresent(member.name(), (_, value) -> PlainTree.lowerCaseKeys(value)));
        return lower;
    }

    /** Clients fill in idempotency tokens and checksums that are left out. */
    private static Map<String, Object> withoutFilledIn(
            Operation operation, Structure request, Map<String, Object> received) {
        Map<String, Object> rest = new TreeMap<>(received);
        Map<String, Object> sent = PlainTree.of(request);
        operation.input().members().stream()
                .filter(member -> !sent.containsKey(member.name()))
                .filter(member -> member.idempotencyToken()
                        || member.name().startsWith("Checksum")
                        || member.name().startsWith("Content"))
                .forEach(member -> rest.remove(member.name()));
        return rest;
    }

    private static void compare(String where, Object wanted, Object found, List<String> failures) {
        @Nullable Object left = PlainTree.pruned(PlainTree.normal(wanted));
        @Nullable Object right = PlainTree.pruned(PlainTree.normal(found));
        if (!Objects.equals(left, right)) {
            failures.add(where + " differs\n  wanted " + left + "\n  found  " + right);
        }
    }
}
