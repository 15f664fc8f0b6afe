package dev.gantry.cli;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** The classes on the class path, wherever it keeps them: folders or jars. */
final class ClassNames {

    private static final String CLASS = ".class";

    private ClassNames() {}

    /** The full names of the classes below this folder of the class path. */
    static List<String> under(String folder) throws IOException {
        return withNested(folder).stream().filter(name -> !name.contains("$")).toList();
    }

    /** Likewise, and those within classes, as in {@code dev.gantry.ecs.Tasks$Inner}. */
    static List<String> withNested(String folder) throws IOException {
        List<String> names = new ArrayList<>();
        for (URL place : Collections.list(ClassNames.class.getClassLoader().getResources(folder))) {
            List<String> files = place.openConnection() instanceof JarURLConnection jar
                    ? inJar(jar, folder)
                    : inFolder(Path.of(URI.create(place.toString())), folder);
            files.stream()
                    .filter(file -> file.endsWith(CLASS) && !file.endsWith("package-info.class"))
                    .map(file ->
                            file.substring(0, file.length() - CLASS.length()).replace('/', '.'))
                    .forEach(names::add);
        }
        return names;
    }

    private static List<String> inJar(JarURLConnection jar, String folder) throws IOException {
        return jar.getJarFile().stream()
                .map(entry -> entry.getName())
                .filter(name -> name.startsWith(folder))
                .toList();
    }

    private static List<String> inFolder(Path root, String folder) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> folder + root.relativize(file)).toList();
        }
    }
}
