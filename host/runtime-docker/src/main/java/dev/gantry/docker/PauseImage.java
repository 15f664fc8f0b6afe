package dev.gantry.docker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The image of the containers that hold a task's namespaces: one program of some two hundred bytes that leaves its
 * children to the kernel to bury and then waits for ever. It is made here, so that no registry is needed.
 */
final class PauseImage {

    static final String NAME = "gantry/pause:1";

    /** rt_sigaction(SIGCHLD, {SIG_IGN}, NULL, 8); again: pause(); goto again. The last 32 bytes are the sigaction. */
    private static final String X86_64 = "b80d000000bf11000000488d351300000031d241ba080000000f05b82200"
            + "00000f05ebf70100000000000000000000000000000000000000000000000000000000000000";

    /** The same with ppoll(NULL, 0, NULL, NULL), because there is no pause(); little-endian words. */
    private static final int[] AARCH64 = {
        0xd28010c8,
        0xd2800220,
        0x10000181,
        0xd2800002,
        0xd2800103,
        0xd4000001,
        0xd2800928,
        0xd2800000,
        0xd2800001,
        0xd2800002,
        0xd2800003,
        0xd4000001,
        0x17fffffa,
        0xd503201f,
        1,
        0,
        0,
        0,
        0,
        0,
        0,
        0
    };

    private static final int HEADERS = 64 + 56;
    private static final long ADDRESS = 0x400000;

    private PauseImage() {}

    /** Imports the image unless it is here. */
    static void ensure(EngineApi engine, String architecture) {
        try {
            engine.read("/images/" + NAME + "/json");
        } catch (EngineError error) {
            if (!error.isMissing()) {
                throw error;
            }
            String changes = EngineApi.encoded("ENTRYPOINT [\"/pause\"]");
            engine.send(
                    "/images/create?fromSrc=-&repo=gantry/pause&tag=1&changes=" + changes,
                    "application/x-tar",
                    new ByteArrayInputStream(tar(program(architecture))));
        }
    }

    /** A static ELF executable. */
    static byte[] program(String architecture) {
        boolean arm = architecture.equals("aarch64") || architecture.equals("arm64");
        byte[] code = arm ? words(AARCH64) : HexFormat.of().parseHex(X86_64);
        ByteBuffer elf = ByteBuffer.allocate(HEADERS + code.length).order(ByteOrder.LITTLE_ENDIAN);
        elf.put(HexFormat.of().parseHex("7f454c46020101000000000000000000"));
        elf.putShort((short) 2).putShort((short) (arm ? 183 : 62)).putInt(1);
        elf.putLong(ADDRESS + HEADERS).putLong(64).putLong(0).putInt(0);
        elf.putShort((short) 64).putShort((short) 56).putShort((short) 1);
        elf.putShort((short) 0).putShort((short) 0).putShort((short) 0);
        elf.putInt(1).putInt(5).putLong(0).putLong(ADDRESS).putLong(ADDRESS);
        elf.putLong(HEADERS + code.length).putLong(HEADERS + code.length).putLong(0x1000);
        return elf.put(code).array();
    }

    private static byte[] words(int[] words) {
        ByteBuffer code = ByteBuffer.allocate(4 * words.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int word : words) {
            code.putInt(word);
        }
        return code.array();
    }

    /** An archive with the one file. */
    static byte[] tar(byte[] program) {
        byte[] header = new byte[512];
        put(header, 0, "pause");
        put(header, 100, "0000755");
        put(header, 108, "0000000");
        put(header, 116, "0000000");
        put(header, 124, String.format("%011o", program.length));
        put(header, 136, "00000000000");
        put(header, 148, "        ");
        put(header, 156, "0");
        put(header, 257, "ustar\00000");
        int sum = 0;
        for (byte part : header) {
            sum += part & 255;
        }
        put(header, 148, String.format("%06o\0 ", sum));
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        tar.writeBytes(header);
        tar.writeBytes(program);
        tar.writeBytes(new byte[(512 - program.length % 512) % 512 + 1024]);
        return tar.toByteArray();
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
