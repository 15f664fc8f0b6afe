package dev.gantry.value;

/**
 * Who signed a request, and for which account and region.
 *
 * @param principal the ARN of the user, role session or account root that the access key belongs to
 * @param userId what STS calls UserId
 */
public record Caller(Scope scope, String principal, String userId, String accessKeyId) {

    public String account() {
        return scope.account();
    }

    public String region() {
        return scope.region();
    }
}
