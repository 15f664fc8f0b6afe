package dev.gantry.shapes.generator;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Turns the model's names into Java's. What would collide gets a trailing underscore. */
final class Names {

    /** What a generated record has besides its members, and what every object has. */
    private static final Set<String> TAKEN = Set.of(
            "hashCode",
            "toString",
            "wait",
            "notify",
            "notifyAll",
            "getClass",
            "clone",
            "finalize",
            "equals",
            "shape",
            "member",
            "of",
            "builder",
            "toBuilder",
            "build",
            "java",
            "dev",
            "org");

    private Names() {}

    /** Never the name of a class in java.lang, which it would hide from everybody in its package. */
    static String type(String name) {
        String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return isInJavaLang(capital) || capital.equals("Builder") ? capital + "_" : capital;
    }

    private static boolean isInJavaLang(String name) {
        try {
            Class.forName("java.lang." + name, false, null);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** The accessors of these members, in order: VpcId is vpcId, KMSKeyId is kmsKeyId, ARN is arn. */
    static Map<String, String> components(Collection<String> members) {
        Map<String, String> names = new LinkedHashMap<>();
        Set<String> used = new HashSet<>();
        for (String member : members) {
            String name = component(member);
            while (!used.add(name)) {
                name += "_";
            }
            names.put(member, name);
        }
        return names;
    }

    private static String component(String member) {
        String name = decapitalised(member.replaceAll("[^A-Za-z0-9_]", "_"));
        return SourceVersion.isKeyword(name) || TAKEN.contains(name) ? name + "_" : name;
    }

    private static String decapitalised(String name) {
        int run = 0;
        while (run < name.length() && Character.isUpperCase(name.charAt(run))) {
            run++;
        }
        boolean wordFollows = run > 1 && run < name.length() && Character.isLowerCase(name.charAt(run));
        int lower = wordFollows ? run - 1 : run;
        return name.substring(0, lower).toLowerCase(Locale.ROOT) + name.substring(lower);
    }

    /** The constants of an enum's values: awsvpc is AWSVPC, serviceLongArnFormat is SERVICE_LONG_ARN_FORMAT. */
    static Map<String, String> constants(List<String> values) {
        Map<String, String> names = new LinkedHashMap<>();
        Set<String> used = new HashSet<>(Set.of("VALUES"));
        for (String value : values) {
            String name = constant(value);
            while (!used.add(name)) {
                name += "_";
            }
            names.put(value, name);
        }
        return names;
    }

    private static String constant(String value) {
        String name = value.replaceAll("([a-z])([A-Z])", "$1_$2")
                .replaceAll("[^A-Za-z0-9]+", "_")
                .replaceAll("^_+(?=.)|(?<=.)_+$", "")
                .toUpperCase(Locale.ROOT);
        if (name.isEmpty()) {
            return "EMPTY";
        }
        return Character.isDigit(name.charAt(0)) || SourceVersion.isKeyword(name) ? "_" + name : name;
    }

    /** A Java string literal. */
    static String literal(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                default -> literal.append(c < 32 || c > 126 ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return literal.append('"').toString();
    }
}
