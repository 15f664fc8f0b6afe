package dev.gantry.server.http;

import dev.gantry.wire.HttpRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;

/** Jetty's requests as ours: nothing decoded, nothing made canonical, since signatures are over what was sent. */
final class Requests {

    private static final byte[] NONE = {};

    private Requests() {}

    static HttpRequest head(Request request) {
        HttpURI uri = request.getHttpURI();
        Map<String, List<String>> headers = HashMap.newHashMap(24);
        for (HttpField field : request.getHeaders()) {
            add(headers, field.getLowerCaseName(), field.getValue());
        }
        if (!headers.containsKey("host") && uri.getAuthority() != null) {
            headers.put("host", List.of(uri.getAuthority()));
        }
        String path = uri.getPath();
        String query = uri.getQuery();
        return new HttpRequest(
                request.getMethod(), path == null ? "/" : path, query == null ? "" : query, headers, NONE);
    }

    private static void add(Map<String, List<String>> headers, String name, String value) {
        String text = value == null ? "" : value;
        List<String> before = headers.get(name);
        if (before == null) {
            headers.put(name, List.of(text));
        } else {
            List<String> all = new ArrayList<>(before);
            all.add(text);
            headers.put(name, all);
        }
    }
}
