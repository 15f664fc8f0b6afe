package dev.gantry.shapes.generator;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file of {@code models/}. A trait that it knows nothing of breaks the build: nothing is ignored by accident. */
record Model(Metadata metadata, Map<String, OperationFacts> operations, Map<String, ShapeFacts> shapes) {

    static Model read(Path file) throws IOException {
        return new ObjectMapper().readValue(Files.readAllBytes(file), Model.class);
    }

    ShapeFacts shape(String name) {
        ShapeFacts shape = shapes.get(name);
        if (shape == null) {
            throw new IllegalArgumentException("the model has no shape " + name);
        }
        return shape;
    }

    /** About the service as a whole. Messages are operations of an agent protocol: an input and no answer. */
    record Metadata(
            String apiVersion,
            @Nullable String botocore,
            String fullName,
            @Nullable String jsonVersion,
            boolean messages,
            List<String> protocols,
            boolean queryCompatible,
            String serviceId,
            String signingName,
            @Nullable String targetPrefix,
            @Nullable String xmlNamespace) {}

    record OperationFacts(
            @Nullable List<String> errors,
            @Nullable String input,
            @Nullable String output,
            @Nullable String method,
            @Nullable String uri,
            @Nullable Integer status,
            @Nullable String resultWrapper) {

        List<String> errorNames() {
            return errors == null ? List.of() : errors;
        }
    }

    /** A member, element, key or value: the name of its shape, and what is said about it in this place only. */
    record Reference(
            String shape,
            @Nullable String location,
            @Nullable String locationName,
            @Nullable String queryName,
            boolean flattened,
            boolean xmlAttribute,
            @Nullable String timestampFormat,
            boolean idempotencyToken,
            boolean streaming) {}

    record ShapeFacts(
            String type,
            @JsonProperty("enum") @Nullable List<String> values,
            @Nullable Double min,
            @Nullable Double max,
            @Nullable String pattern,
            boolean flattened,
            @Nullable String locationName,
            @Nullable String timestampFormat,
            boolean sensitive,
            boolean streaming,
            @Nullable List<String> required,
            @Nullable String payload,
            boolean union,
            boolean document,
            boolean exception,
            boolean fault,
            @Nullable String code,
            @Nullable Integer status,
            boolean senderFault,
            @Nullable Reference member,
            @Nullable Reference key,
            @Nullable Reference value,
            @Nullable Map<String, Reference> members) {

        boolean requires(String memberName) {
            return required != null && required.contains(memberName);
        }

        boolean isStructure() {
            return type.equals("structure") && !document;
        }

        Map<String, Reference> membersOrEmpty() {
            return members == null ? Map.of() : members;
        }

        Optional<List<String>> enumeration() {
            return Optional.ofNullable(values);
        }

        /** What a list holds. */
        Reference element() {
            return present(member);
        }

        Reference mapKey() {
            return present(key);
        }

        Reference mapValue() {
            return present(value);
        }

        private static Reference present(@Nullable Reference reference) {
            if (reference == null) {
                throw new IllegalArgumentException("a list or map says what it holds");
            }
            return reference;
        }
    }
}
