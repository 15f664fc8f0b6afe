package dev.gantry.network;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gantry.value.ServiceException;

/** What a refused request is answered. */
final class Refusals {

    private Refusals() {}

    static void assertRefused(NetworkWorld world, Object request, String code) {
        assertThatExceptionOfType(ServiceException.class)
                .as(request.toString())
                .isThrownBy(() -> world.call(request))
                .returns(code, ServiceException::code);
    }

    static void assertRefused(NetworkWorld world, Object request, String code, String message) {
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> world.call(request))
                .returns(code, ServiceException::code)
                .withMessage(message);
    }
}
