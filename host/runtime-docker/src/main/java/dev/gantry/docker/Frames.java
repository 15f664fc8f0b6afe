package dev.gantry.docker;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Docker's frames: a byte for the stream, three of nothing, the length, the content. */
final class Frames {

    private Frames() {}

    /** The contents of all frames of both streams, in order. */
    static byte[] contents(InputStream stream) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        DataInputStream in = new DataInputStream(new BufferedInputStream(stream));
        while (in.read() >= 0) {
            in.skipNBytes(3);
            all.writeBytes(in.readNBytes(in.readInt()));
        }
        return all.toByteArray();
    }
}
