package dev.gantry.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArnTest {

    private static final String CLUSTER = "arn:aws:ecs:us-east-1:123456789012:cluster/prod";

    @Test
    void is_the_one_that_its_scope_makes() {
        Arn arn = Arn.parse(CLUSTER).orElseThrow();

        assertThat(arn.scope().arn("ecs", "cluster/prod")).isEqualTo(arn).hasToString(CLUSTER);
    }

    /** What IAM is asked about and what is found must not be two texts. */
    @Test
    void names_nothing_in_a_partition_that_is_not_here() {
        assertThat(Arn.parse(CLUSTER.replace("arn:aws:", "arn:other:"))).isEmpty();
        assertThat(Arn.parse(CLUSTER.replace("arn:aws:", "arn::"))).isEmpty();
    }
}
