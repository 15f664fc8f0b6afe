package dev.gantry.wire;

import dev.gantry.shapes.ServiceModel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the operation that a request asks for. All services stand behind one endpoint. */
public final class Router {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final Map<String, Endpoint> byTarget = new HashMap<>();
    private final Map<String, Endpoint> byShapeName = new HashMap<>();
    private final Map<String, List<Endpoint>> byVersion = new HashMap<>();
    private final Map<String, List<Endpoint>> formsBySigner = new HashMap<>();
    private final Map<String, Endpoint> restBySigner = new HashMap<>();
    private final Map<String, Endpoint> anyBySigner = new HashMap<>();
    private final Map<String, RestRoutes> restRoutes = new ConcurrentHashMap<>();

    private Router(Collection<ServiceModel> services) {
        services.forEach(this::add);
    }

    public static Router of(Collection<ServiceModel> services) {
        return new Router(services);
    }

    private void add(ServiceModel service) {
        for (String name : service.protocols()) {
            add(new Endpoint(service, Protocol.of(service, name)), name);
        }
        if (service.queryCompatible() && !service.protocols().contains("query")) {
            add(new Endpoint(service, new AwsQuery(service)), "query");
        }
    }

    private void add(Endpoint endpoint, String protocol) {
        ServiceModel service = endpoint.service();
        anyBySigner.putIfAbsent(service.signingName(), endpoint);
        switch (protocol) {
            case "json" -> service.targetPrefix().ifPresent(prefix -> byTarget.put(prefix, endpoint));
            case "smithy-rpc-v2-cbor" -> byShapeName.put(service.serviceShapeName(), endpoint);
            case "query", "ec2" -> {
                list(byVersion, service.apiVersion()).add(endpoint);
                list(formsBySigner, service.signingName()).add(endpoint);
            }
            default -> restBySigner.put(service.signingName(), endpoint);
        }
    }

    private static List<Endpoint> list(Map<String, List<Endpoint>> lists, String key) {
        return lists.computeIfAbsent(key, _ -> new ArrayList<>());
    }

    /**
     * The route of a request, empty if it is none to an AWS service.
     *
     * @param signingName the service that the credential scope names
     * @throws UnknownOperationException if the request names an operation that no service has
     */
    public Optional<Route> route(HttpRequest request, Optional<String> signingName) {
        Optional<String> target = request.header("x-amz-target");
        if (target.isPresent()) {
            return Optional.of(routeTarget(target.get()));
        }
        if (isRpcV2(request)) {
            return Optional.of(routeRpcV2(request.path()));
        }
        Optional<String> form = form(request);
        Optional<String> action = form.flatMap(text -> parameter(text, "Action"));
        if (action.isPresent()) {
            Optional<String> version = form.flatMap(text -> parameter(text, "Version"));
            return Optional.of(routeAction(action.get(), version.orElse(""), signingName.orElse("")));
        }
        return signingName.flatMap(name -> routeSigned(request, name));
    }

    private Route routeTarget(String target) {
        int dot = target.lastIndexOf('.');
        Endpoint endpoint = byTarget.get(dot < 0 ? "" : target.substring(0, dot));
        if (endpoint == null) {
            throw new UnknownOperationException(AwsJson.OF_NO_SERVICE, target);
        }
        return endpoint.route(target.substring(dot + 1));
    }

    private static boolean isRpcV2(HttpRequest request) {
        return request.header("smithy-protocol").filter("rpc-v2-cbor"::equals).isPresent();
    }

    /** The path ends in {@code /service/{name}/operation/{operation}}. */
    private Route routeRpcV2(String path) {
        String[] parts = path.split("/", -1);
        int last = parts.length - 1;
        boolean wellFormed = last >= 4 && parts[last - 1].equals("operation") && parts[last - 3].equals("service");
        Endpoint endpoint = wellFormed ? byShapeName.get(parts[last - 2]) : null;
        if (endpoint == null) {
            throw new UnknownOperationException(RpcV2Cbor.OF_NO_SERVICE, path);
        }
        return endpoint.route(parts[last]);
    }

    /** The text that may name an action: the query string, or the body of a form. */
    private static Optional<String> form(HttpRequest request) {
        if (request.query().contains("Action=")) {
            return Optional.of(request.query());
        }
        String type = request.header("content-type").orElse(FORM);
        return type.regionMatches(true, 0, FORM, 0, FORM.length()) && request.body().length > 0
                ? Optional.of(new String(request.body(), StandardCharsets.ISO_8859_1))
                : Optional.empty();
    }

    private static Optional<String> parameter(String form, String name) {
        String start = name + "=";
        int at = form.startsWith(start) ? 0 : form.indexOf("&" + start) + 1;
        if (at == 0 && !form.startsWith(start)) {
            return Optional.empty();
        }
        int end = form.indexOf('&', at);
        return Optional.of(form.substring(at + start.length(), end < 0 ? form.length() : end));
    }

    /** Services share signing names and, across signing names, versions. */
    private Route routeAction(String action, String version, String signer) {
        List<Endpoint> ofSigner = formsBySigner.getOrDefault(signer, List.of());
        List<Endpoint> ofVersion = byVersion.getOrDefault(version, List.of());
        List<Endpoint> ofBoth = ofVersion.stream().filter(ofSigner::contains).toList();
        List<Endpoint> endpoints = ofBoth.isEmpty() ? ofVersion : ofBoth;
        return endpoints.stream()
                .filter(endpoint -> endpoint.service().operation(action).isPresent())
                .findFirst()
                .or(() -> endpoints.stream().findFirst())
                .orElseThrow(() -> unknownVersion(ofSigner, action, version))
                .route(action);
    }

    private static UnknownOperationException unknownVersion(List<Endpoint> ofSigner, String action, String version) {
        Protocol protocol =
                ofSigner.stream().map(Endpoint::protocol).findFirst().orElse(AwsQuery.OF_NO_SERVICE);
        return UnknownOperationException.ofVersion(protocol, action, version);
    }

    private Optional<Route> routeSigned(HttpRequest request, String signer) {
        Endpoint rest = restBySigner.get(signer);
        if (rest != null) {
            return Optional.of(restRoutes
                    .computeIfAbsent(signer, _ -> new RestRoutes(rest))
                    .route(request));
        }
        Endpoint any = anyBySigner.get(signer);
        if (any != null) {
            throw new UnknownOperationException(any.protocol(), "");
        }
        return Optional.empty();
    }
}
