package dev.gantry.wire;

import dev.gantry.shapes.ServiceModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Every model that the shapes module was generated from, found where its classes are. */
final class Models {

    /** The agent protocols travel over WebSockets, as messages of their own kind. */
    private static final Set<String> NOT_OVER_HTTP = Set.of("acs", "tcs");

    static final List<ServiceModel> ALL = load();

    private Models() {}

    static ServiceModel named(String name) {
        return ALL.stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<ServiceModel> load() {
        try {
            URI source = ServiceModel.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            if (!source.getPath().endsWith(".jar")) {
                return models(Path.of(source));
            }
            try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + source), Map.of())) {
                return models(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<ServiceModel> models(Path root) throws IOException {
        try (Stream<Path> files = Files.find(root.resolve("dev/gantry/shapes"), 2, (path, _) -> isModel(path))) {
            return files.map(root::relativize)
                    .map(path -> path.toString().replace('/', '.').replaceFirst("\\.class$", ""))
                    .sorted()
                    .map(Models::instance)
                    .filter(model -> !NOT_OVER_HTTP.contains(model.name()))
                    .toList();
        }
    }

    private static boolean isModel(Path path) {
        return path.getFileName().toString().endsWith("Model.class") && !path.endsWith("ServiceModel.class");
    }

    private static ServiceModel instance(String className) {
        try {
            return (ServiceModel) Class.forName(className).getField("INSTANCE").get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
