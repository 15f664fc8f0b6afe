package dev.gantry.auth;

/**
 * An access key and the scope that its signature is for, as in {@code AKID/20150830/us-east-1/ecs/aws4_request}.
 *
 * @param date eight digits, the day of the signing key
 */
public record Credential(String accessKeyId, String date, String region, String service) {

    static final String TERMINATOR = "aws4_request";

    /** Reads the five elements, or refuses as AWS does. */
    static Credential parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 5) {
            throw Refusal.incomplete(
                    "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '"
                            + text + "'");
        }
        if (!parts[4].equals(TERMINATOR)) {
            throw Refusal.mismatch("Credential should be scoped with a valid terminator: '" + TERMINATOR + "', not '"
                    + parts[4] + "'.");
        }
        return new Credential(parts[0], parts[1], parts[2], parts[3]);
    }

    /** The scope without the key, as the string to sign has it. */
    String scope() {
        return date + "/" + region + "/" + service + "/" + TERMINATOR;
    }

    /** S3 signs its paths and payloads by rules of its own. */
    boolean isS3() {
        return service.equals("s3");
    }
}
