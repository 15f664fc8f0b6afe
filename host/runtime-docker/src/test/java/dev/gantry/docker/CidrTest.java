package dev.gantry.docker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CidrTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/24, 10.0.0.0/24, true",
        "10.0.0.0/16, 10.0.7.0/24, true",
        "10.0.7.0/24, 10.0.0.0/16, true",
        "10.0.0.0/24, 10.0.1.0/24, false",
        "0.0.0.0/0, 192.168.1.0/24, true",
        "10.0.0.0/24, fd00::/64, false",
        "10.0.0.0/24, '', false"
    })
    void ranges_overlap_when_they_share_an_address(String one, String other, boolean overlap) {
        assertThat(Cidr.overlap(one, other)).isEqualTo(overlap);
    }
}
