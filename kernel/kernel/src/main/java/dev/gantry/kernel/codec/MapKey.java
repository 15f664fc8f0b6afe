package dev.gantry.kernel.codec;

import java.lang.reflect.Type;

/** How keys of a map stand in JSON: as text, or as an enum's name. */
interface MapKey {

    String write(Object key);

    Object read(String name);

    static MapKey of(Type type) {
        if (type == String.class) {
            return new OfText();
        }
        if (type instanceof Class<?> plain && plain.isEnum()) {
            return new OfEnum(new EnumForm(plain));
        }
        throw new IllegalArgumentException("Rows cannot keep a map whose keys are " + type.getTypeName() + ".");
    }

    /** A key that is text. */
    record OfText() implements MapKey {

        @Override
        public String write(Object key) {
            return (String) key;
        }

        @Override
        public Object read(String name) {
            return name;
        }
    }

    /** A key that is an enum's name. */
    record OfEnum(EnumForm form) implements MapKey {

        @Override
        public String write(Object key) {
            return ((Enum<?>) key).name();
        }

        @Override
        public Object read(String name) {
            return form.named(name);
        }
    }
}
