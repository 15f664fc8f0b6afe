package dev.gantry.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A Python process with botocore, which writes requests and reads answers for us. */
final class Botocore implements AutoCloseable {

    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .build();

    private final Process process;
    private final BufferedWriter in;
    private final BufferedReader out;
    private final Path script;
    private final String version;

    Botocore() throws IOException {
        script = Files.createTempFile("botocore_peer", ".py");
        Files.write(
                script, Botocore.class.getResourceAsStream("botocore_peer.py").readAllBytes());
        process = start();
        in = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        version = field(JSON.readValue(line(), Map.class), "version").toString();
    }

    private Process start() throws IOException {
        for (String python : List.of("python3", "/usr/bin/python3")) {
            if (hasBotocore(python)) {
                return new ProcessBuilder(python, script.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
            }
        }
        throw new IllegalStateException("botocore is needed by this test: no python3 here can import it (apt: awscli)");
    }

    private static boolean hasBotocore(String python) {
        try {
            Process trial = new ProcessBuilder(python, "-c", "import botocore")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return trial.onExit().join().exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** What this part of an answer says. */
    static Object field(Map<?, ?> tree, String name) {
        return Objects.requireNonNull(tree.get(name), name);
    }

    static Map<?, ?> tree(Map<?, ?> tree, String name) {
        return (Map<?, ?>) field(tree, name);
    }

    String version() {
        return version;
    }

    /** One answer for each case, in their order. */
    List<Map<String, Object>> answers(List<Map<String, Object>> cases) throws IOException, InterruptedException {
        Thread writer = Thread.startVirtualThread(() -> write(cases));
        List<Map<String, Object>> answers = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            @SuppressWarnings("unchecked")
            Map<String, Object> answer = JSON.readValue(line(), Map.class);
            answers.add(answer);
        }
        writer.join();
        return answers;
    }

    private void write(List<Map<String, Object>> cases) {
        try {
            for (Map<String, Object> each : cases) {
                in.write(JSON.writeValueAsString(each));
                in.newLine();
            }
            in.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String line() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IllegalStateException("the botocore process ended early");
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        Files.deleteIfExists(script);
    }
}
