package dev.gantry.ecs.domain.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.shapes.ecs.InvalidParameterException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    private static final List<String> ROWS = List.of("a", "b", "c", "d");

    @Test
    void continues_after_the_last_item() {
        Page<String> page = Page.of(ROWS, row -> !row.equals("b"), Function.identity(), 2);

        assertThat(page.items()).containsExactly("a", "c");
        assertThat(page.nextToken().flatMap(PageToken::key)).contains("c");
    }

    @Test
    void the_last_page_has_no_token() {
        assertThat(Page.of(ROWS, _ -> true, Function.identity(), 4).nextToken()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "not base64!", "YWJj", "MTphYmM"})
    void refuses_a_token_that_is_none(String token) {
        assertThatThrownBy(() -> PageToken.key(token)).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void refuses_a_token_that_was_changed() {
        String token = PageToken.after("123456789012/us-east-1/demo");

        assertThatThrownBy(() -> PageToken.key("A" + token.substring(1))).isInstanceOf(InvalidParameterException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101, -1})
    void refuses_a_size_out_of_range(int size) {
        assertThatThrownBy(() -> Page.size(Optional.of(size), 100, 100)).isInstanceOf(InvalidParameterException.class);
    }
}
