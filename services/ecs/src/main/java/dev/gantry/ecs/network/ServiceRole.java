package dev.gantry.ecs.network;

import dev.gantry.kernel.FrontDoor;
import dev.gantry.value.Caller;
import dev.gantry.value.Scope;
import java.util.function.Supplier;

/** ECS as a caller of other services: the service-linked role AWSServiceRoleForECS of the account it works for. */
public final class ServiceRole {

    private static final String ROLE = "role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS";

    private final Supplier<FrontDoor> door;

    public ServiceRole(Supplier<FrontDoor> door) {
        this.door = door;
    }

    <O> O call(Scope scope, Object request, Class<O> response) {
        String arn = "arn:aws:iam::" + scope.account() + ":" + ROLE;
        return door.get().call(new Caller(scope, arn, "ecs.amazonaws.com", "ecs.amazonaws.com"), request, response);
    }
}
