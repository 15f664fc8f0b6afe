package dev.gantry.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the classes of a package where its module's class files are: a folder or a jar. */
final class PackageScan {

    private static final String CLASS = ".class";

    private PackageScan() {}

    /** The simple names of the package's top-level classes; nested ones belong to theirs. */
    static Set<String> topLevelClasses(Class<?> neighbour, String packageName) {
        Path place = placeOf(neighbour);
        String folder = packageName.replace('.', '/') + "/";
        try (Stream<String> files = Files.isDirectory(place) ? inFolder(place.resolve(folder)) : inJar(place, folder)) {
            return files.filter(name -> name.endsWith(CLASS) && !name.contains("$") && !name.contains("/"))
                    .map(name -> name.substring(0, name.length() - CLASS.length()))
                    .filter(name -> !name.equals("package-info"))
                    .collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The classes of " + packageName + " cannot be listed", unreadable);
        }
    }

    private static Path placeOf(Class<?> neighbour) {
        CodeSource source = neighbour.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IllegalArgumentException(neighbour.getName() + " has no class file.");
        }
        try {
            URI place = source.getLocation().toURI();
            return Path.of(place);
        } catch (URISyntaxException odd) {
            throw new IllegalStateException(odd);
        }
    }

    private static Stream<String> inFolder(Path folder) throws IOException {
        return Files.isDirectory(folder)
                ? Files.list(folder).map(file -> file.getFileName().toString())
                : Stream.of();
    }

    private static Stream<String> inJar(Path jar, String folder) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(folder))
                    .map(name -> name.substring(folder.length()))
                    .toList()
                    .stream();
        }
    }
}
