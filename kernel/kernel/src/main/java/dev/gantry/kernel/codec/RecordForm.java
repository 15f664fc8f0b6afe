package dev.gantry.kernel.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A record stands as an object of its components; null and empty Optionals are left out, unknown members skipped. */
final class RecordForm implements Form {

    private final RecordShape shape;
    private final Forms forms;
    private final Map<String, Integer> places = new HashMap<>();
    private final @Nullable Form[] components;

    RecordForm(Class<?> type, Forms forms) {
        this.shape = RecordShape.of(type);
        this.forms = forms;
        this.components = new @Nullable Form[shape.size()];
        for (int i = 0; i < shape.size(); i++) {
            places.put(shape.name(i), i);
        }
    }

    /** Found when first needed: a record may hold records of its own kind, and most members are never used. */
    private Form component(int place) {
        Form form = components[place];
        if (form == null) {
            RecordComponent component = shape.component(place);
            form = forms.of(component.getGenericType());
            components[place] = form;
        }
        return form;
    }

    @Override
    public void write(JsonGenerator out, Object value) throws IOException {
        out.writeStartObject();
        writeMembers(out, value);
        out.writeEndObject();
    }

    void writeMembers(JsonGenerator out, Object value) throws IOException {
        for (int i = 0; i < shape.size(); i++) {
            Object member = shape.get(value, i);
            if (member == null) {
                continue;
            }
            Form form = component(i);
            if (!form.leavesOut(member)) {
                out.writeFieldName(shape.name(i));
                form.write(out, member);
            }
        }
    }

    @Override
    public Object read(JsonParser in) throws IOException {
        return readMembers(in, in.nextFieldName());
    }

    /** Reads on from the member whose name has just been read. */
    Object readMembers(JsonParser in, @Nullable String first) throws IOException {
        @Nullable Object[] members = new @Nullable Object[shape.size()];
        int expected = 0;
        for (String name = first; name != null; name = in.nextFieldName()) {
            int place = placeOf(name, expected);
            if (in.nextToken() == JsonToken.VALUE_NULL) {
                continue;
            }
            if (place < 0) {
                in.skipChildren();
            } else {
                members[place] = component(place).read(in);
                expected = place + 1;
            }
        }
        return shape.create(complete(members));
    }

    private int placeOf(String name, int expected) {
        if (expected < shape.size() && shape.name(expected).equals(name)) {
            return expected;
        }
        return Objects.requireNonNullElse(places.get(name), -1);
    }

    private @Nullable Object[] complete(@Nullable Object[] members) {
        for (int i = 0; i < members.length; i++) {
            if (members[i] != null || shape.isNullable(i)) {
                continue;
            }
            members[i] = component(i).whenMissing();
            if (members[i] == null) {
                throw new IllegalArgumentException(shape + " lacks its " + shape.name(i) + ".");
            }
        }
        return members;
    }
}
