package dev.gantry.value;

/** The account and region that own a resource. Several of each live side by side in one server. */
public record Scope(String account, String region) {

    /** What the keys of all rows of this scope begin with, as in {@code 123456789012/us-east-1/}. */
    public String prefix() {
        return account + "/" + region + "/";
    }

    /** The ARN of a resource of this scope. */
    public Arn arn(String service, String resource) {
        return new Arn("aws", service, region, account, resource);
    }
}
