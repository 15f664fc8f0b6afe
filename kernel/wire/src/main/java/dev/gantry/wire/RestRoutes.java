package dev.gantry.wire;

import dev.gantry.shapes.Member;
import dev.gantry.shapes.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The operations of a REST service by method, path and the parameters that tell operations of one path apart. */
final class RestRoutes {

    private static final String COPY_SOURCE = "x-amz-copy-source";

    private final Endpoint endpoint;
    private final boolean s3;
    private final Map<String, List<Candidate>> byMethod = new HashMap<>();

    RestRoutes(Endpoint endpoint) {
        this.endpoint = endpoint;
        this.s3 = endpoint.service().name().equals("s3");
        for (String name : endpoint.service().operationNames()) {
            Operation operation = endpoint.service().operation(name).orElseThrow();
            byMethod.computeIfAbsent(operation.method(), _ -> new ArrayList<>()).add(Candidate.of(operation));
        }
    }

    /** The operation that fits best, or the service's word that there is none. */
    Route route(HttpRequest request) {
        try {
            return best(request)
                    .map(found -> new Route(endpoint.service(), found.operation, endpoint.protocol()))
                    .orElseThrow(() -> unknown(request));
        } catch (MalformedException e) {
            throw unknown(request);
        }
    }

    private UnknownOperationException unknown(HttpRequest request) {
        return new UnknownOperationException(endpoint.protocol(), request.method() + " " + request.path());
    }

    private Optional<Candidate> best(HttpRequest request) {
        QueryString query = QueryString.parse(request.query());
        return byMethod.getOrDefault(request.method(), List.of()).stream()
                .filter(candidate -> candidate.template.match(request.path()).isPresent())
                .filter(candidate -> candidate.template.asksFor(query))
                .filter(candidate -> !s3 || candidate.knowsAllOf(query, request))
                .max(Comparator.comparing((Candidate candidate) -> candidate.isNamedBy(query))
                        .thenComparing(candidate -> candidate.hasWhatItNeeds(query, request))
                        .thenComparing(candidate -> candidate.template.literals())
                        .thenComparing(Candidate::demands));
    }

    /** An operation and what a request for it must have. */
    private record Candidate(
            Operation operation, UriTemplate template, Set<String> members, Set<String> needs, Set<String> headers) {

        static Candidate of(Operation operation) {
            return new Candidate(
                    operation,
                    UriTemplate.parse(operation.uri()),
                    names(operation, Member.Location.QUERY, false),
                    names(operation, Member.Location.QUERY, true),
                    names(operation, Member.Location.HEADER, true));
        }

        private static Set<String> names(Operation operation, Member.Location location, boolean required) {
            return operation.input().members().stream()
                    .filter(member -> member.location() == location && (member.required() || !required))
                    .map(member -> location == Member.Location.HEADER
                            ? member.wireName().toLowerCase(Locale.ROOT)
                            : member.wireName())
                    .collect(Collectors.toSet());
        }

        boolean isNamedBy(QueryString query) {
            return query.first("x-id").filter(operation.name()::equals).isPresent();
        }

        boolean hasWhatItNeeds(QueryString query, HttpRequest request) {
            return needs.stream().allMatch(query::has) && headers.stream().allMatch(request.headers()::containsKey);
        }

        int demands() {
            return template.query().size() + needs.size() + headers.size();
        }

        /** S3 tells operations apart by parameters: one that we do not know must not end as another operation. */
        boolean knowsAllOf(QueryString query, HttpRequest request) {
            boolean copies = request.headers().containsKey(COPY_SOURCE) && !headers.contains(COPY_SOURCE);
            return !copies
                    && query.parameters().keySet().stream()
                            .allMatch(name -> members.contains(name)
                                    || template.query().containsKey(name)
                                    || isOfTheSignature(name));
        }

        private static boolean isOfTheSignature(String name) {
            return name.equals("x-id")
                    || name.regionMatches(true, 0, "X-Amz-", 0, 6)
                    || name.equals("AWSAccessKeyId")
                    || name.equals("Signature")
                    || name.equals("Expires");
        }
    }
}
