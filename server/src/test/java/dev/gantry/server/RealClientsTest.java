package dev.gantry.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

/** The aws CLI, boto3 and the SDK for Java as they come, with the credentials file that the server wrote. */
class RealClientsTest {

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.enforced();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void keeps_the_credentials_file_to_its_owner() throws IOException {
        Path file = server.data.resolve("credentials");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).contains("[default]").contains("[123456789012]");
    }

    @Test
    void answers_the_aws_cli() throws Exception {
        Output identity = aws("sts", "get-caller-identity");
        Output user = aws("iam", "get-user");

        assertThat(identity.text()).contains("\"Arn\": \"arn:aws:iam::123456789012:root\"");
        assertThat(identity.exitCode()).isZero();
        assertThat(user.text()).contains("\"Arn\": \"arn:aws:iam::123456789012:root\"");
    }

    @Test
    void gives_the_aws_cli_errors_that_it_can_read() throws Exception {
        assertThat(aws("sts", "get-session-token").text()).contains("is not supported by gantry");
        assertThat(aws("ecs", "list-clusters").text())
                .contains("An error occurred (UnsupportedOperationException) when calling the ListClusters operation");
        assertThat(run(
                                Map.of("AWS_SECRET_ACCESS_KEY", "wrong", "AWS_ACCESS_KEY_ID", "AKIAAAAAAAAAAAAAAAAA"),
                                "aws",
                                "sts",
                                "get-caller-identity")
                        .text())
                .contains("(InvalidClientTokenId)")
                .contains("The security token included in the request is invalid.");
        assertThat(run(
                                Map.of(
                                        "AWS_SECRET_ACCESS_KEY",
                                        "wrong",
                                        "AWS_ACCESS_KEY_ID",
                                        server.gantry.root().accessKeyId()),
                                "aws",
                                "ecs",
                                "list-clusters")
                        .text())
                .contains("(InvalidSignatureException)");
    }

    @Test
    void answers_boto3_and_urls_that_it_presigned() throws Exception {
        Output output = run(Map.of(), "python3", "-c", """
                import boto3, os, urllib.request
                sts = boto3.client('sts', endpoint_url=os.environ['ENDPOINT'], region_name='eu-west-1')
                print(sts.get_caller_identity()['Arn'])
                url = sts.generate_presigned_url('get_caller_identity', HttpMethod='GET')
                opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
                print(opener.open(url).read().decode())
                """);

        assertThat(output.text())
                .startsWith("arn:aws:iam::123456789012:root")
                .contains("<Account>123456789012</Account>");
    }

    @Test
    void answers_the_sdk_for_java() {
        String secret = server.gantry.root().secretAccessKey();

        assertThat(sts(secret).getCallerIdentity().arn()).isEqualTo("arn:aws:iam::123456789012:root");
        StsException refused =
                catchThrowableOfType(StsException.class, () -> sts("wrong").getCallerIdentity());
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("SignatureDoesNotMatch");
        assertThat(refused.requestId()).hasSize(36);
    }

    private static StsClient sts(String secret) {
        return StsClient.builder()
                .endpointOverride(server.gantry.endpoint())
                .region(Region.AP_SOUTHEAST_2)
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(server.gantry.root().accessKeyId(), secret)))
                .build();
    }

    private record Output(int exitCode, String text) {}

    private static Output aws(String... arguments) throws Exception {
        return run(Map.of(), List.of(arguments), "aws");
    }

    private static Output run(Map<String, String> environment, String... command) throws Exception {
        return run(environment, List.of(command).subList(1, command.length), command[0]);
    }

    private static Output run(Map<String, String> environment, List<String> arguments, String program)
            throws Exception {
        assumeThatIsInstalled(program);
        ProcessBuilder process = new ProcessBuilder(program);
        process.command().addAll(arguments);
        if (program.equals("aws")) {
            process.command()
                    .addAll(List.of(
                            "--output",
                            "json",
                            "--endpoint-url",
                            server.gantry.endpoint().toString()));
        }
        process.environment()
                .putAll(Map.of(
                        "AWS_SHARED_CREDENTIALS_FILE",
                        server.data.resolve("credentials").toString(),
                        "AWS_CONFIG_FILE",
                        "/dev/null",
                        "AWS_DEFAULT_REGION",
                        "us-east-1",
                        "AWS_MAX_ATTEMPTS",
                        "1",
                        "ENDPOINT",
                        server.gantry.endpoint().toString(),
                        "NO_PROXY",
                        "127.0.0.1"));
        process.environment().putAll(environment);
        Process running = process.redirectErrorStream(true).start();
        String text = new String(running.getInputStream().readAllBytes(), UTF_8);
        return new Output(running.waitFor(), text);
    }

    private static void assumeThatIsInstalled(String program) {
        boolean installed = List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        org.junit.jupiter.api.Assumptions.assumeTrue(installed, program + " is not installed");
    }
}
