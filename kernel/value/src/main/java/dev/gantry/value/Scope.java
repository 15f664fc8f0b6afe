package dev.gantry.value;

/** The account and region that own a resource. Several of each live side by side in one server. */
public record Scope(String account, String region) {

    private static volatile Prefix latest = new Prefix("", "", "//");

    /** What was asked for last: nearly always by the same account, once for every index of every row. */
    private record Prefix(String account, String region, String text) {}

    /** What the keys of all rows of this scope begin with, as in {@code 123456789012/us-east-1/}. */
    public String prefix() {
        Prefix known = latest;
        if (!known.account.equals(account) || !known.region.equals(region)) {
            known = new Prefix(account, region, account + "/" + region + "/");
            latest = known;
        }
        return known.text;
    }

    /** The ARN of a resource of this scope. */
    public Arn arn(String service, String resource) {
        return new Arn(Arn.PARTITION, service, region, account, resource);
    }
}
