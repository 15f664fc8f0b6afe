package dev.gantry.ecs.domain.placement.query;

import static dev.gantry.ecs.domain.Samples.attribute;
import static dev.gantry.ecs.domain.Samples.instance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.InstanceReservation;
import dev.gantry.ecs.domain.instance.InstanceVersions;
import dev.gantry.ecs.domain.placement.Candidate;
import dev.gantry.shapes.ecs.InvalidParameterException;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterQueryTest {

    /** Registered on 2030-01-01T12:00:00Z, two tasks running, of the groups service:web and database. */
    private static final Candidate INSTANCE = candidate();

    private static Candidate candidate() {
        ContainerInstance instance = instance(
                        1,
                        attribute("stack", "prod"),
                        attribute("size", "10"),
                        attribute("ecs.instance-type", "t2.micro"),
                        attribute("gpu", ""))
                .with(draft -> draft.ec2InstanceId("i-1")
                        .versions(new InstanceVersions(Optional.of("1.10.2"), Optional.empty(), Optional.empty())));
        return new Candidate(
                instance,
                InstanceReservation.none(instance.id(), instance.resources()).counting(2, 0),
                _ -> List.of("service:web", "database"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attribute:stack == prod",
                "attribute:stack equals prod",
                "attribute:stack==prod",
                "attribute:stack == 'prod'",
                "attribute:stack != test",
                "attribute:stack not_equals test",
                "attribute:stack in [test, prod]",
                "attribute:stack !in [test,dev]",
                "attribute:stack not_in [test]",
                "attribute:stack =~ pr.*",
                "attribute:stack matches \"(prod|test)\"",
                "attribute:stack !~ t.*",
                "attribute:stack exists",
                "attribute:gpu exists",
                "attribute:nothing !exists",
                "attribute:nothing not_exists",
                "attribute:nothing != prod",
                "attribute:nothing !in [prod]",
                "attribute:nothing !~ prod",
                "attribute:size > 9",
                "attribute:size >= 10.0",
                "attribute:size less_than 11",
                "attribute:stack > alpha",
                "attribute:ecs.instance-type =~ t2.*",
                "agentConnected == true",
                "agentVersion > 1.9",
                "agentVersion == 1.10.2.0",
                "agentVersion <= 1.10.2",
                "ec2InstanceId in [i-1, i-2]",
                "registeredAt >= 2030-01-01",
                "registeredAt < 2030-01-02",
                "registeredAt == 2030-01-01T12:00:00Z",
                "registeredAt == 2030-01-01T12:00:00",
                "registeredAt == 2030-01-01T14:00:00+02:00",
                "runningTasksCount == 2",
                "runningTasksCount greater_than_equal 2",
                "task:group == service:web",
                "task:group == database",
                "task:group != other",
                "not(task:group == other)",
                "!(task:group == other)",
                "not task:group == other and attribute:stack == prod",
                "attribute:stack == test or attribute:stack == prod",
                "attribute:stack == prod || attribute:stack == test && attribute:stack == dev",
                "attribute:stack == prod && not(task:group == service:api)",
                "((attribute:stack == prod))",
                "attribute:stack == prod and !(attribute:size < 5 or attribute:size > 20)",
            })
    void is_true(String query) {
        assertThat(ClusterQuery.parse(query).matches(INSTANCE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attribute:stack == test",
                "attribute:Stack == prod",
                "attribute:stack =~ pro",
                "attribute:nothing == prod",
                "attribute:nothing in [prod]",
                "attribute:nothing > 1",
                "attribute:nothing exists",
                "attribute:size > 10",
                "attribute:size < 9",
                "agentConnected == false",
                "agentVersion > 1.10.2",
                "registeredAt > 2030-01-01T12:00:00Z",
                "runningTasksCount > 2",
                "task:group != database",
                "task:group == other",
                "(attribute:stack == prod or attribute:stack == test) and attribute:size == 9",
                "attribute:stack == prod and not(task:group == service:web)",
                "not not attribute:stack == test",
            })
    void is_false(String query) {
        assertThat(ClusterQuery.parse(query).matches(INSTANCE)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `` | 1 | expected a subject, as in attribute:name, found the end
            stack == prod | 1 | expected a subject, as in attribute:name, found 'stack'
            attribute: == prod | 1 | expected a subject, as in attribute:name, found 'attribute:'
            attribute:stack prod | 17 | expected an operator, found 'prod'
            attribute:stack == | 19 | expected a value, found the end
            attribute:stack == prod test | 25 | expected 'and', 'or' or the end, found 'test'
            attribute:stack in [a, | 23 | expected a value, found the end
            attribute:stack in [a b] | 23 | expected ']', found 'b'
            (attribute:stack == prod | 25 | expected ')', found the end
            attribute:stack == "prod | 20 | the quotation is not closed
            attribute:stack =~ a[ | 21 | expected 'and', 'or' or the end, found '['
            attribute:stack =~ '(' | 21 | not a regular expression
            runningTasksCount == many | 22 | expected a number, found 'many'
            runningTasksCount in [1] | 19 | runningTasksCount cannot be compared with in
            agentConnected > true | 16 | agentConnected cannot be compared with >
            agentVersion == new | 17 | expected a version, as in 1.2.3, found 'new'
            registeredAt > today | 16 | expected a date, as in 2018-06-18T22:28:28+00:00, found 'today'
            """)
    void says_where_the_mistake_is(String query, int position, String mistake) {
        assertThatThrownBy(() -> ClusterQuery.parse(query))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage(
                        "Expression is invalid at position " + position + ": " + mistake + ". Expression: " + query);
    }

    @Test
    void refuses_what_is_too_long_or_too_deep() {
        assertThatThrownBy(() -> ClusterQuery.parse("a".repeat(2001))).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> ClusterQuery.parse("(".repeat(2000))).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> ClusterQuery.parse("!".repeat(2000))).isInstanceOf(InvalidParameterException.class);
    }

    @Property(tries = 1000)
    void any_text_is_a_query_or_a_refusal(
            @ForAll @StringLength(max = 30) @Chars({'a', ':', '=', '!', '~', '(', ')', '[', ']', ',', ' ', '\'', '&'})
                    String tail) {
        try {
            ClusterQuery.parse("attribute:a " + tail).matches(INSTANCE);
        } catch (InvalidParameterException refusal) {
            assertThat(refusal.text()).startsWith("Expression is invalid");
        }
    }
}
