package dev.gantry.ecs.instance;

import dev.gantry.shapes.ecs.Attribute;
import dev.gantry.shapes.ecs.AttributeLimitExceededException;
import dev.gantry.shapes.ecs.InvalidParameterException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** The attributes that people give to container instances: ten at most, beside those of ECS and of its agent. */
public final class CustomAttributes {

    /** So many can be put or deleted by one request. */
    private static final int MOST_IN_REQUEST = 10;

    private static final int MOST = 10;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_./\\\\-]{1,128}");
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_./\\\\@: -]{1,128}");

    private CustomAttributes() {}

    /** The attributes of a PutAttributes or DeleteAttributes. */
    public static List<Attribute> checked(List<Attribute> attributes) {
        if (attributes.isEmpty()) {
            throw new InvalidParameterException("Attributes cannot be empty.");
        }
        if (attributes.size() > MOST_IN_REQUEST) {
            throw new InvalidParameterException("Attributes can have at most " + MOST_IN_REQUEST + " items.");
        }
        attributes.forEach(CustomAttributes::check);
        return attributes;
    }

    private static void check(Attribute attribute) {
        String name = name(attribute);
        if (!NAME.matcher(name).matches()) {
            throw new InvalidParameterException("Invalid attribute name: " + name);
        }
        if (isBuiltIn(name)) {
            throw new InvalidParameterException(
                    "Attribute names with the prefix ecs. or com.amazonaws.ecs. are" + " reserved. Name: " + name);
        }
        String value = attribute.value();
        if (value != null && (!VALUE.matcher(value).matches() || !value.equals(value.strip()))) {
            throw new InvalidParameterException("Invalid attribute value: " + value);
        }
    }

    /** All of an instance's attributes after one more; one of the same name is overwritten. */
    public static List<Attribute> with(List<Attribute> before, Attribute added) {
        List<Attribute> all = new ArrayList<>(without(before, name(added)));
        all.add(Attribute.builder().name(added.name()).value(added.value()).build());
        if (all.stream().filter(attribute -> !isBuiltIn(name(attribute))).count() > MOST) {
            throw new AttributeLimitExceededException(
                    "A container instance can have at most " + MOST + " custom attributes.");
        }
        return all;
    }

    public static List<Attribute> without(List<Attribute> before, String name) {
        return before.stream()
                .filter(attribute -> !name(attribute).equals(name))
                .toList();
    }

    public static String name(Attribute attribute) {
        return Objects.requireNonNullElse(attribute.name(), "");
    }

    private static boolean isBuiltIn(String name) {
        return name.startsWith("ecs.") || name.startsWith("com.amazonaws.ecs.");
    }
}
