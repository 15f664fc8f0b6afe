package dev.gantry.iam;

/**
 * Whom an access key stands for.
 *
 * @param arn of the account root, a user or a role session
 * @param userId what STS calls UserId
 */
public record Principal(String account, String arn, String userId) {

    /** The account itself. */
    public static Principal root(String account) {
        return new Principal(account, "arn:aws:iam::" + account + ":root", account);
    }

    /** A session of a role, as instances and agents have. */
    public static Principal session(String account, String role, String session) {
        return new Principal(
                account, "arn:aws:sts::" + account + ":assumed-role/" + role + "/" + session, role + ":" + session);
    }

    public boolean isRoot() {
        return arn.endsWith(":root");
    }
}
