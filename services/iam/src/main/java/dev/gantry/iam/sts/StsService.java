package dev.gantry.iam.sts;

import dev.gantry.kernel.Service;

/** STS as the server wires it. */
public final class StsService {

    private StsService() {}

    public static Service service() {
        return Service.of("sts", StsService.class);
    }
}
