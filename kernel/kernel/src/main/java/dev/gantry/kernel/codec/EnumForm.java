package dev.gantry.kernel.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** An enum's constants stand as their names. */
final class EnumForm implements Form {

    private final Class<?> type;
    private final Map<String, Object> constants = new HashMap<>();

    EnumForm(Class<?> type) {
        this.type = type;
        for (Object constant : type.getEnumConstants()) {
            constants.put(((Enum<?>) constant).name(), constant);
        }
    }

    Object named(String name) {
        Object constant = constants.get(name);
        if (constant == null) {
            throw new IllegalArgumentException("There is no " + name + " in " + type.getName() + ".");
        }
        return constant;
    }

    @Override
    public void write(JsonGenerator out, Object value) throws IOException {
        out.writeString(((Enum<?>) value).name());
    }

    @Override
    public Object read(JsonParser in) throws IOException {
        return named(in.getText());
    }
}
