package dev.gantry.wire;

import java.util.Map;

/** An answer as it goes over the wire. */
@SuppressWarnings("ArrayRecordComponent") // a body is handed through, never compared
public record HttpAnswer(int status, Map<String, String> headers, byte[] body) {}
