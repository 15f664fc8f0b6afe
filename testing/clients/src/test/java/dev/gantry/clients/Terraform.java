package dev.gantry.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Terraform with the AWS provider, pointed at a server, in a folder of its own. */
final class Terraform {

    private static final String PROVIDER = "terraform-provider-aws_";
    private static final List<Path> PLACES = List.of(
            Path.of(System.getProperty("user.home"), ".terraform.d"),
            Path.of("/usr/local/share/terraform"),
            Path.of("/usr/share/terraform"),
            Path.of("/opt"));

    private final PackagedServer server;
    private final Path folder;

    private Terraform(PackagedServer server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    /** Empty where terraform or a mirror of its AWS provider is not installed: nothing is downloaded for a test. */
    static Optional<Terraform> of(PackagedServer server) {
        boolean installed = Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "terraform")));
        return installed ? mirror().map(plugins -> initialised(server, plugins)) : Optional.empty();
    }

    /** The folder above {@code registry.terraform.io/hashicorp/aws/…}. */
    private static Optional<Path> mirror() {
        return PLACES.stream()
                .filter(Files::isDirectory)
                .flatMap(place -> providers(place).stream())
                .map(provider -> provider.resolve("../../../../../..").normalize())
                .findFirst();
    }

    private static List<Path> providers(Path place) {
        try (Stream<Path> files =
                Files.find(place, 8, (path, _) -> path.getFileName().toString().startsWith(PROVIDER))) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Terraform initialised(PackagedServer server, Path plugins) {
        try {
            Terraform terraform = new Terraform(server, Files.createTempDirectory("gantry-terraform"));
            terraform.write("""
                    terraform {
                      required_providers {
                        aws = { source = "hashicorp/aws" }
                      }
                    }
                    """);
            terraform.run("init", "-input=false", "-plugin-dir=" + plugins).well();
            return terraform;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What there shall be, beside the provider. */
    void resources(String hcl) {
        write("""
                provider "aws" {
                  region                      = "us-east-1"
                  skip_credentials_validation = true
                  skip_metadata_api_check     = true
                  endpoints {
                    ecs = "%1$s"
                    iam = "%1$s"
                    sts = "%1$s"
                  }
                }
                """.formatted(server.url()) + hcl);
    }

    private void write(String hcl) {
        try {
            Files.writeString(folder.resolve("main.tf"), hcl);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void apply() {
        run("apply", "-auto-approve", "-input=false", "-no-color").well();
    }

    void destroy() {
        run("destroy", "-auto-approve", "-input=false", "-no-color").well();
    }

    /** What a plan would change; nothing when what is there is what is written. */
    String plan() {
        Ran plan = run("plan", "-detailed-exitcode", "-input=false", "-no-color");
        return plan.exitCode() == 0 ? "" : plan.out() + plan.err();
    }

    private Ran run(String... arguments) {
        Map<String, String> env = new HashMap<>(server.env());
        env.put("CHECKPOINT_DISABLE", "1");
        env.put("TF_CLI_CONFIG_FILE", "/dev/null");
        return Ran.command(
                env,
                folder,
                Stream.concat(Stream.of("terraform"), Stream.of(arguments)).toList());
    }
}
