package dev.gantry.cli;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which methods the program's methods call, read from its byte code. A call of a method that others override counts as a
 * call of each of them.
 */
final class MethodCalls {

    /** A method by the name of its class, as in {@code dev/gantry/ecs/Tasks}, its own name and its types. */
    record Method(String owner, String name, String types) {}

    private final Map<Method, Set<Method>> calls = new HashMap<>();
    private final Map<String, Set<String>> subtypes = new HashMap<>();
    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, Set<Method>> members = new HashMap<>();
    private final Map<String, Set<Method>> byOwner = new HashMap<>();
    private final Map<Method, Set<Method>> targets = new HashMap<>();
    private final Set<String> foreign = new HashSet<>();

    private MethodCalls() {}

    /** Of these classes, named as in {@code dev.gantry.ecs.Tasks}, and those that they contain. */
    static MethodCalls of(Collection<String> classes) throws IOException {
        MethodCalls read = new MethodCalls();
        for (String name : classes) {
            String file = name.replace('.', '/') + ".class";
            try (InputStream bytes =
                    Objects.requireNonNull(MethodCalls.class.getClassLoader().getResourceAsStream(file), file)) {
                read.add(ClassFile.of().parse(bytes.readAllBytes()));
            }
        }
        return read;
    }

    private void add(ClassModel type) {
        String name = type.thisClass().asInternalName();
        type.superclass().ifPresent(parent -> {
            parents.put(name, parent.asInternalName());
            subtype(parent.asInternalName(), name);
        });
        type.interfaces().forEach(parent -> {
            subtype(parent.asInternalName(), name);
            if (!parent.asInternalName().startsWith("dev/gantry/")) {
                foreign.add(name);
            }
        });
        type.methods().forEach(method -> add(name, method));
    }

    private void subtype(String parent, String child) {
        subtypes.computeIfAbsent(parent, _ -> new TreeSet<>()).add(child);
    }

    private void add(String owner, MethodModel model) {
        Method method = new Method(
                owner, model.methodName().stringValue(), model.methodType().stringValue());
        Set<Method> called = calls.computeIfAbsent(method, _ -> new HashSet<>());
        byOwner.computeIfAbsent(owner, _ -> new HashSet<>()).add(method);
        if (!model.flags().has(AccessFlag.STATIC) && !method.name().startsWith("lambda$")) {
            members.computeIfAbsent(owner, _ -> new HashSet<>()).add(method);
        }
        model.code().ifPresent(code -> code.forEach(element -> collect(element, called)));
    }

    private static void collect(CodeElement element, Set<Method> called) {
        switch (element) {
            case InvokeInstruction call ->
                called.add(new Method(
                        call.owner().asInternalName(),
                        call.name().stringValue(),
                        call.type().stringValue()));
            case InvokeDynamicInstruction call -> call.bootstrapArgs().forEach(argument -> handle(argument, called));
            default -> {}
        }
    }

    private static void handle(ConstantDesc argument, Set<Method> called) {
        if (argument instanceof DirectMethodHandleDesc handle) {
            String owner = handle.owner().descriptorString();
            called.add(
                    new Method(owner.substring(1, owner.length() - 1), handle.methodName(), handle.lookupDescriptor()));
        }
    }

    /** Everything that these methods call, and what those call. */
    Set<Method> reachable(Collection<Method> from) {
        Set<Method> seen = new HashSet<>(from);
        Deque<Method> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            for (Method called : calls.getOrDefault(open.pop(), Set.of())) {
                for (Method target : targets.computeIfAbsent(called, this::targets)) {
                    if (seen.add(target)) {
                        open.push(target);
                    }
                }
            }
        }
        return seen;
    }

    /** What any of the classes calls. */
    Set<Method> all() {
        Set<Method> all = new HashSet<>();
        calls.values().forEach(all::addAll);
        return all;
    }

    /** The methods of a class. */
    List<Method> of(String owner) {
        return List.copyOf(byOwner.getOrDefault(owner, Set.of()));
    }

    private Set<Method> targets(Method called) {
        Set<Method> targets = new HashSet<>();
        targets.add(called);
        inherited(called, targets);
        overriding(called.owner(), called, targets);
        if (called.name().equals("<init>") && foreign.contains(called.owner())) {
            targets.addAll(members.getOrDefault(called.owner(), Set.of())); // the JDK will call them
        }
        return targets;
    }

    private void inherited(Method called, Set<Method> targets) {
        String parent = parents.get(called.owner());
        while (parent != null) {
            add(parent, called, targets);
            parent = parents.get(parent);
        }
    }

    private void overriding(String owner, Method called, Set<Method> targets) {
        for (String child : subtypes.getOrDefault(owner, Set.of())) {
            add(child, called, targets);
            overriding(child, called, targets);
        }
    }

    private void add(String owner, Method called, Set<Method> targets) {
        Method same = new Method(owner, called.name(), called.types());
        if (calls.containsKey(same)) {
            targets.add(same);
        }
    }
}
