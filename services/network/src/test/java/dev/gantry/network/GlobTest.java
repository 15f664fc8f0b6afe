package dev.gantry.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
                    web,    web,    true
                    web,    web1,   false
                    w?b,    wab,    true
                    w?b,    wb,     false
                    *,      ``,     true
                    ``,     ``,     true
                    ``,     a,      false
                    a*c*e,  abcde,  true
                    a*c*e,  abde,   false
                    *.b,    a.b,    true
                    a\\*,   a*,     true
                    a\\*,   ab,     false
                    a\\?,   a?,     true
                    """)
    void stars_and_question_marks_stand_for_others(String pattern, String text, boolean matches) {
        assertThat(Glob.matches(pattern, text)).isEqualTo(matches);
    }

    @Test
    void no_pattern_is_slow() {
        assertThat(Glob.matches("*a".repeat(100) + "b", "a".repeat(250))).isFalse();
    }
}
