package dev.gantry.logs.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.shapes.logs.InvalidParameterException;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FilterPatternPropertiesTest {

    private static final List<String> PIECES = List.of(
            "{", "}", "[", "]", "(", ")", "$", ".", ",", "...", "\"", "%", "\\", "*", "?", "-", "+", "=", "!=", "<",
            ">=", "&&", "||", "|", "^", " ", "a", "$.a", "$.a[0]", "[*]", "IS", "NULL", "NOT", "EXISTS", "TRUE", "1",
            "-2.5e3", "{2,3}", "[a-z]", "\\d", "\\x4", "ERROR", "é", "'");

    @Property(tries = 20_000)
    void whatever_the_text_it_is_a_pattern_or_an_invalid_parameter(@ForAll("patterns") String text) {
        try {
            FilterPattern pattern = FilterPattern.parse(text);
            pattern.matches("a 1 [b] \"c\" ERROR");
            pattern.matches("{\"a\": [1, {\"b\": null}]}");
            assertThat(pattern.extract("{\"a\": 1}")).isNotNull();
        } catch (InvalidParameterException refused) {
            assertThat(refused.status()).isEqualTo(400);
        }
    }

    @Property
    void any_text_is_a_pattern_or_an_invalid_parameter(@ForAll String text, @ForAll String message) {
        try {
            FilterPattern.parse(text).matches(message);
        } catch (InvalidParameterException refused) {
            assertThat(refused.text()).isNotEmpty();
        }
    }

    @Property
    void regular_expressions_find_what_java_finds(@ForAll("regexes") String regex, @ForAll("words") String message) {
        boolean expected = Pattern.compile(regex).matcher(message).find();

        assertThat(LinearRegex.parse(regex).find(message)).isEqualTo(expected);
    }

    @Property
    void long_regular_expressions_find_what_java_finds(
            @ForAll("regexes") String regex, @ForAll("words") String message) {
        String longer = regex + "|" + "a".repeat(70) + "b?";
        String text = message + "a".repeat(message.length() + 65);
        boolean expected = Pattern.compile(longer).matcher(text).find();

        assertThat(LinearRegex.parse(longer).find(text)).isEqualTo(expected);
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.of(PIECES).list().ofMaxSize(14).map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<String> regexes() {
        Arbitrary<String> atom = Arbitraries.of("a", "b", ".", "[ab]", "[^a]", "\\d", "\\w", "1");
        Arbitrary<String> step = net.jqwik.api.Combinators.combine(
                        atom, Arbitraries.of("", "", "?", "*", "+", "{2}", "{1,3}", "{2,}"))
                .as(String::concat);
        Arbitrary<String> branch = net.jqwik.api.Combinators.combine(
                        Arbitraries.of("", "^"), step.list().ofMinSize(1).ofMaxSize(5), Arbitraries.of("", "$"))
                .as((start, steps, end) -> start + String.join("", steps) + end);
        return branch.list().ofMinSize(1).ofMaxSize(3).map(branches -> String.join("|", branches));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().withChars("ab1 ").ofMaxLength(12);
    }
}
