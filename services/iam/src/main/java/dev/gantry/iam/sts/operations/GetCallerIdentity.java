package dev.gantry.iam.sts.operations;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.View;
import dev.gantry.shapes.sts.GetCallerIdentityRequest;
import dev.gantry.shapes.sts.GetCallerIdentityResponse;

/** Tells the caller who it is. AWS lets every principal ask. */
public final class GetCallerIdentity implements Query<GetCallerIdentityRequest, GetCallerIdentityResponse> {

    @Override
    public GetCallerIdentityResponse answer(GetCallerIdentityRequest request, View view, Call call) {
        return GetCallerIdentityResponse.builder()
                .userId(call.caller().userId())
                .account(call.account())
                .arn(call.caller().principal())
                .build();
    }
}
