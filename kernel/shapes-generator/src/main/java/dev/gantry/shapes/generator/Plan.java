package dev.gantry.shapes.generator;

import dev.gantry.shapes.generator.Model.OperationFacts;
import dev.gantry.shapes.generator.Model.Reference;
import dev.gantry.shapes.generator.Model.ShapeFacts;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which classes a model becomes, by class name. Inputs and outputs are named after their operation whatever the model
 * calls them, so a shape that is also a member elsewhere becomes two records.
 */
final class Plan {

    /** Stands for the input or output that an operation does not have. */
    static final String NOTHING = "";

    private final Model model;
    private final Map<String, String> structures = new TreeMap<>();
    private final Map<String, String> enums = new TreeMap<>();
    private final Map<String, String> errors = new TreeMap<>();
    private final Map<String, String> takenIgnoringCase = new LinkedHashMap<>();
    private final Map<String, String> classOfShape = new LinkedHashMap<>();

    private Plan(Model model) {
        this.model = model;
    }

    static Plan of(Model model) {
        Plan plan = new Plan(model);
        model.operations().forEach(plan::reserve);
        model.operations().values().forEach(operation -> operation.errorNames().forEach(plan::error));
        model.operations().values().forEach(plan::membersOf);
        return plan;
    }

    /** Class name to shape name. */
    Map<String, String> structures() {
        return structures;
    }

    Map<String, String> enums() {
        return enums;
    }

    Map<String, String> errors() {
        return errors;
    }

    String classOf(String shape) {
        String name = classOfShape.get(shape);
        if (name == null) {
            throw new IllegalArgumentException("no class was planned for " + shape);
        }
        return name;
    }

    String inputClass(String operation, OperationFacts facts) {
        return model.metadata().messages() && facts.input() != null
                ? Names.type(facts.input())
                : Names.type(operation) + "Request";
    }

    String outputClass(String operation) {
        return Names.type(operation) + "Response";
    }

    private void reserve(String operation, OperationFacts facts) {
        structure(inputClass(operation, facts), facts.input() == null ? NOTHING : facts.input());
        if (!model.metadata().messages()) {
            structure(outputClass(operation), facts.output() == null ? NOTHING : facts.output());
        }
    }

    private void structure(String className, String shape) {
        take(className);
        structures.put(className, shape);
        if (!shape.equals(NOTHING) && className.equals(Names.type(shape))) {
            classOfShape.put(shape, className);
        }
    }

    private void error(String shape) {
        if (!errors.containsValue(shape)) {
            String className = free(Names.type(shape));
            errors.put(className, shape);
            classOfShape.put(shape, className);
            model.shape(shape).membersOrEmpty().values().forEach(this::visit);
        }
    }

    private void membersOf(OperationFacts facts) {
        for (String shape : new String[] {facts.input(), facts.output()}) {
            if (shape != null) {
                model.shape(shape).membersOrEmpty().values().forEach(this::visit);
            }
        }
    }

    private void visit(Reference reference) {
        String name = reference.shape();
        ShapeFacts shape = model.shape(name);
        switch (shape.type()) {
            case "list" -> visit(shape.element());
            case "map" -> {
                visit(shape.mapKey());
                visit(shape.mapValue());
            }
            case "structure" -> visitStructure(name, shape);
            case "string" -> visitText(name, shape);
            default -> {}
        }
    }

    private void visitStructure(String name, ShapeFacts shape) {
        if (errors.containsValue(name)) {
            throw new IllegalArgumentException(name + " is an error and a member");
        }
        if (shape.isStructure() && !classOfShape.containsKey(name)) {
            String className = free(Names.type(name));
            structures.put(className, name);
            classOfShape.put(name, className);
            shape.membersOrEmpty().values().forEach(this::visit);
        }
    }

    private void visitText(String name, ShapeFacts shape) {
        if (shape.enumeration().isPresent() && !classOfShape.containsKey(name)) {
            String className = free(Names.type(name));
            enums.put(className, name);
            classOfShape.put(name, className);
        }
    }

    private void take(String className) {
        String before = takenIgnoringCase.putIfAbsent(className.toLowerCase(Locale.ROOT), className);
        if (before != null) {
            throw new IllegalArgumentException(className + " is taken by " + before);
        }
    }

    /** Two classes whose names differ only in case do not fit into one folder everywhere. */
    private String free(String className) {
        String name = className;
        while (takenIgnoringCase.containsKey(name.toLowerCase(Locale.ROOT))) {
            name += "_";
        }
        take(name);
        return name;
    }
}
