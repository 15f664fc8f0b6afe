package dev.gantry.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** A command that ran to its end: its exit code and what it said. */
record Ran(List<String> command, int exitCode, String out, String err) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LIMIT_SECONDS = 120;

    /** Runs a command with these variables added to ours, and none of ours that speak of AWS. */
    static Ran command(Map<String, String> env, Path folder, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().putAll(env);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            FutureTask<String> out = reader(process.getInputStream());
            FutureTask<String> err = reader(process.getErrorStream());
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " did not end within " + LIMIT_SECONDS + " s");
            }
            return new Ran(command, process.exitValue(), out.get(), err.get());
        } catch (IOException e) {
            throw new UncheckedIOException(String.join(" ", command), e);
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(command + " could not be waited for", e);
        }
    }

    /** This, if it went well; fails with everything that it said otherwise. */
    Ran well() {
        if (exitCode != 0) {
            throw new AssertionError(String.join(" ", command) + "\nexit code " + exitCode + "\n" + out + err);
        }
        return this;
    }

    /** What it printed, as JSON; nothing printed is an empty object. */
    JsonNode json() {
        try {
            return out.isBlank() ? JSON.createObjectNode() : JSON.readTree(out);
        } catch (IOException e) {
            throw new AssertionError(String.join(" ", command) + " did not print JSON:\n" + out + err, e);
        }
    }

    private static FutureTask<String> reader(InputStream stream) {
        Callable<String> read = () -> new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        FutureTask<String> task = new FutureTask<>(read);
        Thread.ofVirtual().start(task);
        return task;
    }
}
