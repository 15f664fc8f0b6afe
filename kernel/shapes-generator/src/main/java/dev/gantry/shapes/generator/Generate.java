package dev.gantry.shapes.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Writes all models' classes: {@code Generate <models> <target>}. Does nothing when nothing has changed. */
public final class Generate {

    private Generate() {}

    public static void main(String[] arguments) throws IOException {
        Path models = Path.of(arguments[0]);
        Path target = Path.of(arguments[1]);
        String fingerprint = Fingerprint.of(models, Fingerprint.ownCode());
        Path mark = target.resolve(".fingerprint");
        if (!Files.exists(mark) || !Files.readString(mark).equals(fingerprint)) {
            Files.deleteIfExists(mark);
            replace(target, generate(models));
            Files.writeString(mark, fingerprint);
        }
    }

    private static Map<String, String> generate(Path models) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (Path model : modelFiles(models)) {
            String name = model.getFileName().toString().replace(".json", "");
            files.putAll(filesOf(name, Model.read(model)));
        }
        return files;
    }

    private static Map<String, String> filesOf(String name, Model model) {
        try {
            return ServiceSource.files(name, model);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    private static List<Path> modelFiles(Path models) throws IOException {
        try (Stream<Path> files = Files.list(models)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    /** Leaves files alone that are as they should be, and removes those of shapes that are no more. */
    private static void replace(Path target, Map<String, String> files) throws IOException {
        Files.createDirectories(target);
        try (Stream<Path> old = Files.walk(target)) {
            for (Path file : old.filter(Files::isRegularFile).toList()) {
                if (!files.containsKey(target.relativize(file).toString().replace('\\', '/'))) {
                    Files.delete(file);
                }
            }
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = target.resolve(file.getKey());
            if (!Files.exists(path) || !Files.readString(path).equals(file.getValue())) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
        }
    }
}
