package dev.gantry.iam.operations;

import dev.gantry.iam.AccessKey;
import dev.gantry.iam.AccessKeys;
import dev.gantry.iam.Principal;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.View;
import dev.gantry.shapes.iam.GetUserRequest;
import dev.gantry.shapes.iam.GetUserResponse;
import dev.gantry.shapes.iam.NoSuchEntityException;
import dev.gantry.shapes.iam.User;
import dev.gantry.value.ServiceException;
import java.time.Instant;
import java.util.Optional;

/** Describes the account root to itself; there are no other users. Terraform reads the account's number from the ARN. */
public final class GetUser implements Query<GetUserRequest, GetUserResponse> {

    @Override
    public String subject(GetUserRequest request, Call call) {
        Optional<String> name = Optional.ofNullable(request.userName());
        return name.map(it -> "arn:aws:iam::" + call.account() + ":user/" + it)
                .orElse(call.caller().principal());
    }

    @Override
    public GetUserResponse answer(GetUserRequest request, View view, Call call) {
        Principal root = Principal.root(call.account());
        String name = request.userName();
        if (name != null) {
            throw new NoSuchEntityException("The user with name " + name + " cannot be found.");
        }
        if (!call.caller().principal().equals(root.arn())) {
            throw new ServiceException(
                    "ValidationError", 400, "Must specify userName when calling with non-User credentials");
        }
        User user = User.builder()
                .userId(root.userId())
                .arn(root.arn())
                .createDate(created(root, view))
                .build();
        return GetUserResponse.builder().user(user).build();
    }

    private static Instant created(Principal root, View view) {
        return view.by(AccessKeys.BY_PRINCIPAL, root.arn()).stream()
                .map(AccessKey::created)
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }
}
