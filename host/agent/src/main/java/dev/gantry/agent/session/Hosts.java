package dev.gantry.agent.session;

import java.net.URI;

/** The Host header as an HTTP client writes it, which the signature has to cover. */
final class Hosts {

    private Hosts() {}

    /** With its port, unless that is the scheme's own. */
    static String header(URI address) {
        int ordinary = "https".equals(address.getScheme()) ? 443 : 80;
        boolean plain = address.getPort() < 0 || address.getPort() == ordinary;
        return plain ? address.getHost() : address.getHost() + ":" + address.getPort();
    }
}
