package dev.gantry.kernel.codec;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A record class taken apart: how to ask an instance for its components, and how to make one of them. */
final class RecordShape {

    private final Class<?> type;
    private final RecordComponent[] components;
    private final String[] names;
    private final boolean[] nullable;
    private final MethodHandle[] accessors;
    private final MethodHandle constructor;

    private RecordShape(Class<?> type) throws ReflectiveOperationException {
        this.type = type;
        this.components = type.getRecordComponents();
        this.names = Arrays.stream(components).map(RecordComponent::getName).toArray(String[]::new);
        this.nullable = new boolean[components.length];
        this.accessors = new MethodHandle[components.length];
        for (int i = 0; i < components.length; i++) {
            nullable[i] = isNullable(components[i].getAnnotatedType());
            accessors[i] = accessor(components[i]);
        }
        this.constructor = constructor(type, components);
    }

    static RecordShape of(Class<?> type) {
        try {
            return new RecordShape(type);
        } catch (ReflectiveOperationException closed) {
            throw new IllegalArgumentException("Rows cannot keep a " + type.getName() + ".", closed);
        }
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private static MethodHandle accessor(RecordComponent component) throws ReflectiveOperationException {
        Method method = component.getAccessor();
        method.setAccessible(true);
        return MethodHandles.lookup().unreflect(method).asType(MethodType.genericMethodType(1));
    }

    private static MethodHandle constructor(Class<?> type, RecordComponent[] components)
            throws ReflectiveOperationException {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Constructor<?> canonical = type.getDeclaredConstructor(types);
        canonical.setAccessible(true);
        return MethodHandles.lookup()
                .unreflectConstructor(canonical)
                .asSpreader(Object[].class, types.length)
                .asType(MethodType.methodType(Object.class, Object[].class));
    }

    int size() {
        return components.length;
    }

    String name(int place) {
        return names[place];
    }

    RecordComponent component(int place) {
        return components[place];
    }

    boolean isNullable(int place) {
        return nullable[place];
    }

    @Nullable
    Object get(Object record, int place) {
        try {
            return (Object) accessors[place].invokeExact(record);
        } catch (Throwable mistake) {
            throw failed(mistake);
        }
    }

    Object create(@Nullable Object[] members) {
        try {
            return (Object) constructor.invokeExact(members);
        } catch (Throwable mistake) {
            throw failed(mistake);
        }
    }

    private RuntimeException failed(Throwable mistake) {
        return mistake instanceof RuntimeException unchecked
                ? unchecked
                : new IllegalStateException(type.getName() + " failed", mistake);
    }

    @Override
    public String toString() {
        return type.getName();
    }
}
