package dev.gantry.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** The path as it is signed: S3's encoded once, everybody else's normalised and encoded a second time. */
final class CanonicalPath {

    private CanonicalPath() {}

    static String of(String path, boolean s3) {
        if (path.equals("/")) {
            return "/";
        }
        if (!path.startsWith("/")) {
            throw Refusal.mismatch();
        }
        if (s3) {
            return UriText.encode(UriText.decode(path, false), true);
        }
        return UriText.encode(normal(path).getBytes(UTF_8), true);
    }

    /** Without empty, {@code .} and {@code ..} segments. */
    private static String normal(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/")) {
            if (segment.equals("..")) {
                if (!segments.isEmpty()) {
                    segments.removeLast();
                }
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(segment);
            }
        }
        String joined = "/" + String.join("/", segments);
        return path.endsWith("/") && !segments.isEmpty() ? joined + "/" : joined;
    }
}
