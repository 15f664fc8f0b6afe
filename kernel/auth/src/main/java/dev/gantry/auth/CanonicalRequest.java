package dev.gantry.auth;

import java.util.List;

/** A request in the one form that both sides hash. Source: AWS Signature Version 4, "Create a canonical request". */
final class CanonicalRequest {

    private CanonicalRequest() {}

    /** The hash that the string to sign carries. */
    static String hash(SignedRequest request, Signature signature, String payloadHash) {
        ByteText text = new ByteText()
                .add(request.method())
                .add('\n')
                .add(CanonicalPath.of(request.path(), signature.credential().isS3()))
                .add('\n')
                .add(CanonicalQuery.of(request.query()))
                .add('\n');
        addHeaders(text, request, signature.signedHeaders());
        text.add('\n').add(payloadHash);
        return Hex.of(text.sha256());
    }

    private static void addHeaders(ByteText text, SignedRequest request, List<String> names) {
        for (String name : names) {
            text.add(name).add(':');
            addValues(text, request.header(name));
            text.add('\n');
        }
        text.add('\n');
        for (int i = 0; i < names.size(); i++) {
            text.add(i == 0 ? "" : ";").add(names.get(i));
        }
    }

    private static void addValues(ByteText text, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                text.add(',');
            }
            addFolded(text, values.get(i));
        }
    }

    /** Without outer white space; inner runs of it become one space. */
    private static void addFolded(ByteText text, String value) {
        boolean begun = false;
        boolean space = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                space = begun;
                continue;
            }
            if (space) {
                text.add(' ');
            }
            text.add(c);
            begun = true;
            space = false;
        }
    }
}
