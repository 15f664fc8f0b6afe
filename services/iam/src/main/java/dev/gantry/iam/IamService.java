package dev.gantry.iam;

import dev.gantry.kernel.Service;

/** IAM as the server wires it. */
public final class IamService {

    private IamService() {}

    public static Service service() {
        return Service.of("iam", IamService.class).tables(AccessKeys.TABLE).controllers(new SessionExpiryController());
    }
}
