package dev.gantry.auth;

import dev.gantry.auth.Refusal.Expired;
import dev.gantry.auth.Refusal.ExpiredToken;
import dev.gantry.auth.Refusal.Incomplete;
import dev.gantry.auth.Refusal.Mismatch;
import dev.gantry.auth.Refusal.Missing;
import dev.gantry.auth.Refusal.Skewed;
import dev.gantry.auth.Refusal.UnknownKey;
import dev.gantry.auth.Refusal.WrongPayload;
import dev.gantry.auth.Refusal.WrongToken;
import dev.gantry.value.ServiceException;
import java.util.Map;

/** The words in which a group of AWS services refuses a signature. Source: each service's Common Errors page. */
public enum Family {
    JSON {
        @Override
        public ServiceException answer(Refusal refusal) {
            return jsonAnswer(refusal, 400);
        }
    },
    REST_JSON {
        @Override
        public ServiceException answer(Refusal refusal) {
            return jsonAnswer(refusal, 403);
        }
    },
    QUERY {
        @Override
        public ServiceException answer(Refusal refusal) {
            return switch (refusal) {
                case Missing() -> error("MissingAuthenticationToken", 403, "Request is missing Authentication Token");
                case Incomplete(String message) -> error("IncompleteSignature", 400, message);
                case UnknownKey _, WrongToken() -> error("InvalidClientTokenId", 403, INVALID_TOKEN);
                case ExpiredToken() -> error("ExpiredToken", 403, EXPIRED_TOKEN);
                case Mismatch(String message) -> error("SignatureDoesNotMatch", 403, message);
                case Skewed(String message) -> error("SignatureDoesNotMatch", 403, message);
                case Expired() -> error("RequestExpired", 400, "Request has expired.");
                case WrongPayload() -> error("SignatureDoesNotMatch", 403, Refusal.NO_MATCH);
            };
        }
    },
    EC2 {
        @Override
        public ServiceException answer(Refusal refusal) {
            return switch (refusal) {
                case Missing() ->
                    error("MissingParameter", 400, "The request must contain the parameter AWSAccessKeyId");
                case Skewed _, Expired() -> error("RequestExpired", 400, "Request has expired.");
                case Incomplete(String message) -> error("IncompleteSignature", 400, message);
                case UnknownKey _, WrongToken(), ExpiredToken(), Mismatch _, WrongPayload() ->
                    error("AuthFailure", 401, "AWS was not able to validate the provided access credentials");
            };
        }
    },
    S3 {
        @Override
        public ServiceException answer(Refusal refusal) {
            return switch (refusal) {
                case Missing() -> error("AccessDenied", 403, "Access Denied");
                case Incomplete(String message) -> error("AuthorizationHeaderMalformed", 400, message);
                case UnknownKey(String id) ->
                    error("InvalidAccessKeyId", 403, UNKNOWN_S3_KEY, Map.of("AWSAccessKeyId", id));
                case WrongToken() ->
                    error("InvalidToken", 400, "The provided token is malformed or otherwise invalid.");
                case ExpiredToken() -> error("ExpiredToken", 400, "The provided token has expired.");
                case Mismatch _ -> error("SignatureDoesNotMatch", 403, S3_MISMATCH);
                case Skewed _ -> error("RequestTimeTooSkewed", 403, S3_SKEWED);
                case Expired() -> error("AccessDenied", 403, "Request has expired");
                case WrongPayload() -> error("XAmzContentSHA256Mismatch", 400, S3_PAYLOAD);
            };
        }
    };

    private static final String INVALID_TOKEN = "The security token included in the request is invalid.";
    private static final String EXPIRED_TOKEN = "The security token included in the request is expired";
    private static final String UNKNOWN_S3_KEY = "The AWS Access Key Id you provided does not exist in our records.";
    private static final String S3_MISMATCH = "The request signature we calculated does not match the signature you "
            + "provided. Check your key and signing method.";
    private static final String S3_SKEWED =
            "The difference between the request time and the server's time is too large.";
    private static final String S3_PAYLOAD =
            "The provided 'x-amz-content-sha256' header does not match what was computed.";

    public abstract ServiceException answer(Refusal refusal);

    private static ServiceException jsonAnswer(Refusal refusal, int status) {
        return switch (refusal) {
            case Missing() -> error("MissingAuthenticationTokenException", status, "Missing Authentication Token");
            case Incomplete(String message) -> error("IncompleteSignatureException", status, message);
            case UnknownKey _, WrongToken() -> error("UnrecognizedClientException", status, INVALID_TOKEN);
            case ExpiredToken() -> error("ExpiredTokenException", status, EXPIRED_TOKEN);
            case Mismatch(String message) -> error("InvalidSignatureException", status, message);
            case Skewed(String message) -> error("InvalidSignatureException", status, message);
            case Expired() -> error("InvalidSignatureException", status, "Signature expired.");
            case WrongPayload() -> error("InvalidSignatureException", status, Refusal.NO_MATCH);
        };
    }

    private static ServiceException error(String code, int status, String message) {
        return new ServiceException(code, status, message);
    }

    private static ServiceException error(String code, int status, String message, Map<String, Object> members) {
        return new ServiceException(code, status, message, members);
    }
}
