package dev.gantry.kernel.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** One of several records stands as the record's object whose first member {@code @type} is the record's name. */
final class SealedForm implements Form {

    private static final String TAG = "@type";

    private final Class<?> type;
    private final Map<String, RecordForm> byName = new HashMap<>();
    private final Map<Class<?>, RecordForm> byClass = new HashMap<>();

    SealedForm(Class<?> type, Forms forms) {
        this.type = type;
        addAll(type, forms);
    }

    private void addAll(Class<?> sealed, Forms forms) {
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            if (permitted.isSealed()) {
                addAll(permitted, forms);
            } else if (permitted.isRecord()) {
                add(permitted, (RecordForm) forms.of(permitted));
            } else {
                throw new IllegalArgumentException("Rows cannot keep a " + permitted.getName() + ".");
            }
        }
    }

    private void add(Class<?> permitted, RecordForm form) {
        byClass.put(permitted, form);
        if (byName.put(permitted.getSimpleName(), form) != null) {
            throw new IllegalArgumentException("Two kinds of " + type.getName() + " have one name.");
        }
    }

    @Override
    public void write(JsonGenerator out, Object value) throws IOException {
        RecordForm form = byClass.get(value.getClass());
        if (form == null) {
            throw new IllegalArgumentException(value.getClass().getName() + " is no kind of " + type.getName() + ".");
        }
        out.writeStartObject();
        out.writeStringField(TAG, value.getClass().getSimpleName());
        form.writeMembers(out, value);
        out.writeEndObject();
    }

    @Override
    public Object read(JsonParser in) throws IOException {
        if (!TAG.equals(in.nextFieldName())) {
            throw new IllegalArgumentException("A " + type.getName() + " must begin with its " + TAG + ".");
        }
        String name = in.nextTextValue();
        RecordForm form = byName.get(name);
        if (form == null) {
            throw new IllegalArgumentException("There is no " + name + " among " + type.getName() + ".");
        }
        return form.readMembers(in, in.nextFieldName());
    }
}
