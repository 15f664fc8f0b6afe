package dev.gantry.auth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The query as it is signed: decoded, encoded again, sorted, without the signature itself. */
final class CanonicalQuery {

    private static final Comparator<Parameter> ORDER =
            Comparator.comparing(Parameter::name).thenComparing(Parameter::value);

    private CanonicalQuery() {}

    static String of(String query) {
        if (query.isEmpty()) {
            return "";
        }
        List<Parameter> parameters = new ArrayList<>();
        for (String pair : query.split("&")) {
            if (!pair.isEmpty() && !pair.startsWith("X-Amz-Signature=")) {
                parameters.add(Parameter.parse(pair));
            }
        }
        parameters.sort(ORDER);
        return parameters.stream().map(Parameter::toString).collect(Collectors.joining("&"));
    }

    /** Name and value, each encoded again from its bytes. */
    private record Parameter(String name, String value) {

        static Parameter parse(String pair) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            return new Parameter(recoded(name), equals < 0 ? "" : recoded(pair.substring(equals + 1)));
        }

        /** A {@code +} is a space: the container agent's URLs have such, and sign {@code %20}. */
        private static String recoded(String text) {
            return UriText.encode(UriText.decode(text, true), false);
        }

        @Override
        public String toString() {
            return name + "=" + value;
        }
    }
}
