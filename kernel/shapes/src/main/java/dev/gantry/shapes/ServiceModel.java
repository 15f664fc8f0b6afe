package dev.gantry.shapes;

import java.util.List;
import java.util.Optional;

/**
 * One AWS service as its model describes it. Operations are resolved on first use: a service costs nothing until
 * somebody calls it.
 */
public interface ServiceModel {

    /** The model's name here, as in {@code ecs} or {@code elbv2}. */
    String name();

    /** The service's full name, as in {@code Amazon Elastic Container Service}. */
    String fullName();

    /** What the credential scope names, as in {@code elasticloadbalancing}. */
    String signingName();

    /** The date in query protocols and in target prefixes, as in {@code 2014-11-13}. */
    String apiVersion();

    /** What precedes the operation in X-Amz-Target, for the JSON protocols. */
    Optional<String> targetPrefix();

    /** In order of preference: {@code json, query, ec2, rest-json, rest-xml, smithy-rpc-v2-cbor}. */
    List<String> protocols();

    /** {@code 1.0} or {@code 1.1} for the JSON protocol. */
    Optional<String> jsonVersion();

    /** The namespace of XML answers. */
    Optional<String> xmlNamespace();

    /** The service's id in SDKs, which rpcv2Cbor paths carry, as in {@code GraniteServiceVersion20100801}. */
    String serviceShapeName();

    /** Whether errors also carry the older query protocol's code, in the header x-amzn-query-error. */
    default boolean queryCompatible() {
        return false;
    }

    List<String> operationNames();

    Optional<Operation> operation(String name);
}
