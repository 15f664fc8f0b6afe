package dev.gantry.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.value.ServiceException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole table of refusals in each family's words. */
class FamilyTest {

    @ParameterizedTest
    @CsvSource({
        "JSON, MissingAuthenticationTokenException, IncompleteSignatureException, UnrecognizedClientException, "
                + "UnrecognizedClientException, ExpiredTokenException, InvalidSignatureException, InvalidSignatureException, 400",
        "REST_JSON, MissingAuthenticationTokenException, IncompleteSignatureException, UnrecognizedClientException, "
                + "UnrecognizedClientException, ExpiredTokenException, InvalidSignatureException, InvalidSignatureException, 403",
        "QUERY, MissingAuthenticationToken, IncompleteSignature, InvalidClientTokenId, "
                + "InvalidClientTokenId, ExpiredToken, SignatureDoesNotMatch, SignatureDoesNotMatch, 403",
        "EC2, MissingParameter, IncompleteSignature, AuthFailure, AuthFailure, AuthFailure, AuthFailure, RequestExpired, 401",
        "S3, AccessDenied, AuthorizationHeaderMalformed, InvalidAccessKeyId, InvalidToken, ExpiredToken, "
                + "SignatureDoesNotMatch, RequestTimeTooSkewed, 403",
    })
    void answers_in_the_words_of_the_family(
            Family family,
            String missing,
            String incomplete,
            String unknown,
            String token,
            String expired,
            String mismatch,
            String skewed,
            int mismatchStatus) {
        assertThat(family.answer(new Refusal.Missing()).code()).isEqualTo(missing);
        assertThat(family.answer(new Refusal.Incomplete("x")).code()).isEqualTo(incomplete);
        assertThat(family.answer(new Refusal.UnknownKey("x")).code()).isEqualTo(unknown);
        assertThat(family.answer(new Refusal.WrongToken()).code()).isEqualTo(token);
        assertThat(family.answer(new Refusal.ExpiredToken()).code()).isEqualTo(expired);
        ServiceException answer = family.answer(new Refusal.Mismatch("x"));
        assertThat(answer.code()).isEqualTo(mismatch);
        assertThat(answer.status()).isEqualTo(mismatchStatus);
        assertThat(family.answer(new Refusal.Skewed("x")).code()).isEqualTo(skewed);
    }
}
