package dev.gantry.kernel;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;

/** Makes objects by their one constructor, from what is there, by type. */
final class Assembly {

    private final List<Object> dependencies;

    Assembly(List<Object> dependencies) {
        this.dependencies = dependencies;
    }

    <T> T make(Class<T> type) {
        Constructor<?>[] constructors = type.getDeclaredConstructors();
        if (constructors.length != 1) {
            throw new IllegalStateException(type.getName() + " must have one constructor.");
        }
        Class<?>[] parameters = constructors[0].getParameterTypes();
        Object[] arguments = new Object[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            arguments[i] = only(parameters[i], type);
        }
        return type.cast(construct(constructors[0], arguments));
    }

    private Object only(Class<?> wanted, Class<?> by) {
        List<Object> fitting = dependencies.stream().filter(wanted::isInstance).toList();
        if (fitting.size() != 1) {
            throw new IllegalStateException(
                    by.getName() + " takes a " + wanted.getName() + ", and there are " + fitting.size() + ".");
        }
        return fitting.getFirst();
    }

    private static Object construct(Constructor<?> constructor, Object[] arguments) {
        try {
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException thrown) {
            throw new IllegalStateException(
                    constructor.getDeclaringClass().getName() + " could not be made", thrown.getCause());
        } catch (ReflectiveOperationException mistake) {
            throw new IllegalStateException(constructor.getDeclaringClass().getName() + " could not be made", mistake);
        }
    }
}
