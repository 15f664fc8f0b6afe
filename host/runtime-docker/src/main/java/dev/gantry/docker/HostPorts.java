package dev.gantry.docker;

import dev.gantry.agent.runtime.PortRequest;
import dev.gantry.agent.runtime.RuntimeFailure;
import dev.gantry.agent.runtime.RuntimeFailure.Kind;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds free host ports next to each other, in the range of the kernel's ephemeral ports. */
final class HostPorts {

    private static final Path RANGE = Path.of("/proc/sys/net/ipv4/ip_local_port_range");

    private final int first;
    private final int last;
    private int next;

    HostPorts(int first, int last) {
        this.first = first;
        this.last = last;
        this.next = first;
    }

    static HostPorts ofKernel() {
        try {
            String[] ends = Files.readAllLines(RANGE).getFirst().trim().split("\\s+", -1);
            return new HostPorts(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
        } catch (IOException e) {
            return new HostPorts(32_768, 60_999);
        }
    }

    /** The first port of a free block; blocks move on, so that a port just given away is not given again soon. */
    synchronized int block(PortRequest request) {
        int start = next;
        for (int tried = 0; tried <= last - first; ) {
            if (start + request.size() - 1 > last) {
                start = first;
            }
            int taken = firstTaken(start, request);
            if (taken < 0) {
                next = start + request.size();
                return start;
            }
            tried += taken - start + 1;
            start = taken + 1;
        }
        throw RuntimeFailure.of(Kind.CANNOT_CREATE, "no " + request.size() + " contiguous host ports are free");
    }

    private static int firstTaken(int start, PortRequest request) {
        for (int port = start; port < start + request.size(); port++) {
            if (!isFree(port, request.protocol())) {
                return port;
            }
        }
        return -1;
    }

    private static boolean isFree(int port, String protocol) {
        try {
            if (protocol.equals("udp")) {
                new DatagramSocket(new InetSocketAddress("0.0.0.0", port)).close();
            } else {
                new ServerSocket(port, 1).close();
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
