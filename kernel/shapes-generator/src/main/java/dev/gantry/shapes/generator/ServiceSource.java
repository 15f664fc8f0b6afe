package dev.gantry.shapes.generator;

import dev.gantry.shapes.generator.Model.ShapeFacts;
import java.util.Map;
import java.util.TreeMap;

/** All classes of one model, by file name. */
final class ServiceSource {

    static final ShapeFacts EMPTY = new ShapeFacts(
            "structure",
            null,
            null,
            null,
            null,
            false,
            null,
            null,
            false,
            false,
            null,
            null,
            false,
            false,
            false,
            false,
            null,
            null,
            false,
            null,
            null,
            null,
            null);

    private final String name;
    private final Model model;
    private final Plan plan;
    private final Links links;
    private final Types types;
    private final Map<String, String> files = new TreeMap<>();

    private ServiceSource(String name, Model model) {
        this.name = name;
        this.model = model;
        this.plan = Plan.of(model);
        this.links = new Links(Names.type(name) + "Links", plan);
        this.types = new Types(model, plan, links);
    }

    /** The name of the model's file without its ending is the package's. */
    static Map<String, String> files(String name, Model model) {
        ServiceSource source = new ServiceSource(name, model);
        source.write();
        return source.files;
    }

    private void write() {
        plan.structures().forEach(this::writeRecord);
        plan.enums()
                .forEach((className, shape) -> write(
                        className,
                        EnumSource.source(
                                className, model.shape(shape).enumeration().orElseThrow())));
        plan.errors().forEach(this::writeError);
        write(links.className(), links.source());
        String modelName = Names.type(name) + "Model";
        write(modelName, new ModelSource(modelName, name, model, plan).source());
        files.put(folder() + "package-info.java", packageInfo());
    }

    private void writeRecord(String className, String shapeName) {
        boolean nothing = shapeName.equals(Plan.NOTHING);
        ShapeFacts shape = nothing ? EMPTY : model.shape(shapeName);
        Members members = new Members(shape, types);
        String title = nothing ? className : shapeName;
        write(className, new RecordSource(className, title, shape.union(), members, types, links).source());
    }

    private void writeError(String className, String shapeName) {
        ShapeFacts shape = model.shape(shapeName);
        Members members = new Members(shape, types);
        write(className, ErrorSource.source(className, shapeName, shape, members, model.metadata()));
    }

    private void write(String className, String body) {
        String file = folder() + className + ".java";
        String text = "package dev.gantry.shapes." + name + ";\n\n@javax.annotation.processing.Generated(\"models/"
                + name + ".json\")\n" + body;
        if (files.put(file, text) != null) {
            throw new IllegalArgumentException(file + " would be written twice");
        }
    }

    private String folder() {
        return "dev/gantry/shapes/" + name + "/";
    }

    private String packageInfo() {
        return """
                /** Generated from models/%1$s.json. */
                @org.jspecify.annotations.NullMarked
                package dev.gantry.shapes.%1$s;
                """.formatted(name);
    }
}
