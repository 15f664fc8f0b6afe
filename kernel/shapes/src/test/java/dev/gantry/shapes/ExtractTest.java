package dev.gantry.shapes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether the committed models are what {@code models/extract} makes of the botocore release that they name. */
class ExtractTest {

    private static final Pattern RELEASE = Pattern.compile("\"botocore\": \"([^\"]+)\"");

    @Test
    void the_models_are_botocore_s(@TempDir Path fresh) throws IOException, InterruptedException {
        String installed = installed(fresh);
        String ours = release(AllModels.FOLDER.resolve("ecs.json"));
        skipUnless(!installed.isEmpty(), "python3 with botocore is not installed here");
        skipUnless(installed.equals(ours), "the models are of botocore " + ours + ", installed is " + installed);

        run(fresh, AllModels.FOLDER.resolve("extract").toAbsolutePath().toString(), "--check", fresh.toString());

        try (Stream<Path> files = Files.list(fresh)) {
            List<Path> extracted =
                    files.filter(file -> file.toString().endsWith(".json")).toList();
            assertThat(extracted)
                    .hasSize(11)
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .isEqualTo(Files.readString(AllModels.FOLDER.resolve(file.getFileName()))));
        }
    }

    private static void skipUnless(boolean met, String why) {
        if (!met) {
            System.err.println("models/extract was not compared: " + why);
        }
        assumeTrue(met, why);
    }

    private static String release(Path model) throws IOException {
        Matcher matcher = RELEASE.matcher(Files.readString(model));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static String installed(Path folder) throws IOException, InterruptedException {
        try {
            return run(folder, "-c", "import botocore; print(botocore.__version__)")
                    .strip();
        } catch (IOException e) {
            return "";
        }
    }

    /** What Python prints; nothing if it fails. */
    private static String run(Path folder, String... arguments) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        Process python = new ProcessBuilder(Stream.concat(Stream.of("python3"), Stream.of(arguments))
                        .toList())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return python.waitFor() == 0 ? Files.readString(output) : "";
    }
}
