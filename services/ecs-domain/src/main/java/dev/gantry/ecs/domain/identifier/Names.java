package dev.gantry.ecs.domain.identifier;

import java.util.regex.Pattern;

/** The characters that ECS allows in the names of clusters, services, families, containers and volumes. */
public final class Names {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,255}");

    private Names() {}

    public static boolean isValid(String name) {
        return NAME.matcher(name).matches();
    }
}
