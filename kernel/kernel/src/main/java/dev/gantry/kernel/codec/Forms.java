package dev.gantry.kernel.codec;

import dev.gantry.value.Blob;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The forms of all types that rows are made of, found when first needed. */
final class Forms {

    private final Texts texts = new Texts();
    private final Map<Type, Form> known = new ConcurrentHashMap<>();

    Forms() {
        Form text = new Scalars.Text(texts);
        known.put(String.class, text);
        Scalars.numbers().forEach(known::put);
        known.put(Instant.class, new InstantForm());
        known.put(Duration.class, new Scalars.Spelled<>(Duration::parse));
        known.put(Blob.class, new Scalars.Bytes());
        known.put(Object.class, new Document(texts));
    }

    Form of(Type type) {
        Form form = known.get(type);
        if (form != null) {
            return form;
        }
        Form made = make(type);
        Form earlier = known.putIfAbsent(type, made);
        return earlier == null ? made : earlier;
    }

    private Form make(Type type) {
        return switch (type) {
            case ParameterizedType generic -> generic(generic);
            case WildcardType wildcard -> of(wildcard.getUpperBounds()[0]);
            case Class<?> plain when plain.isRecord() -> new RecordForm(plain, this);
            case Class<?> plain when plain.isEnum() -> new EnumForm(plain);
            case Class<?> plain when plain.isSealed() -> new SealedForm(plain, this);
            default -> throw new IllegalArgumentException("Rows cannot keep a " + type.getTypeName() + ".");
        };
    }

    private Form generic(ParameterizedType type) {
        Form last = of(type.getActualTypeArguments()[type.getActualTypeArguments().length - 1]);
        if (type.getRawType() == Optional.class) {
            return new Containers.OfOptional(last);
        }
        if (type.getRawType() == List.class) {
            return new Containers.OfList(last);
        }
        if (type.getRawType() == Set.class) {
            return new Containers.OfSet(last);
        }
        if (type.getRawType() == Map.class) {
            return new Containers.OfMap(MapKey.of(type.getActualTypeArguments()[0]), last);
        }
        throw new IllegalArgumentException("Rows cannot keep a " + type.getTypeName() + ".");
    }
}
