package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ApiCoverageTest {

    @Test
    void every_operation_of_a_model_is_there_or_missing() {
        assertThat(ApiCoverage.all()).isNotEmpty().allSatisfy(api -> {
            assertThat(api.total()).isEqualTo(api.model().operationNames().size());
            assertThat(api.served()).doesNotContainAnyElementsOf(api.missing());
        });
    }

    @Test
    void operations_are_found_in_their_packages() {
        assertThat(ApiCoverage.all())
                .filteredOn(api -> api.model().name().equals("sts"))
                .singleElement()
                .satisfies(api -> assertThat(api.served()).contains("GetCallerIdentity"));
    }
}
