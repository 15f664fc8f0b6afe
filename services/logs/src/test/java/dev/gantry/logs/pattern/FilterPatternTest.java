package dev.gantry.logs.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gantry.shapes.logs.InvalidParameterException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterPatternTest {

    private static final String JSON = """
            {"eventType": "UpdateTrail", "sourceIPAddress": "111.111.111.111", "arrayKey": ["value", "another value"],
             "objectList": [{"name": "a", "id": 1}, {"name": "b", "id": 2}], "SomeObject": null, "ThisFlag": true,
             "errors": 0, "latency": 12.5, "cluster.name": "c", "code": "400", "deep": {"er": {"est": "here"}}}""";

    private static final String LINE =
            "127.0.0.1 Prod frank [10/Oct/2000:13:25:15 -0700] \"GET /index.html HTTP/1.0\" 404 1534";

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
                    ``              ~ anything at all         ~ true
                    ` `             ~ anything at all         ~ true
                    ERROR           ~ [ERROR 400] BAD REQUEST ~ true
                    ERROR           ~ [error 400] bad request ~ false
                    ERROR ARGUMENTS ~ [ERROR] WRONG ARGUMENTS ~ true
                    ERROR ARGUMENTS ~ [ERROR] WRONG REQUEST   ~ false
                    "BAD REQUEST"   ~ [ERROR 400] BAD REQUEST ~ true
                    "BAD REQUEST"   ~ [ERROR 400] BAD  REQUEST ~ false
                    "say \\"hi\\""  ~ they say "hi"           ~ true
                    ?ERROR ?WARN    ~ a WARN here             ~ true
                    ?ERROR ?WARN    ~ an INFO here            ~ false
                    ?ERROR WARN     ~ a WARN here             ~ true
                    ?WARN INFO      ~ a WARN here             ~ false
                    ERROR -EXITING  ~ ERROR and going on      ~ true
                    ERROR -EXITING  ~ ERROR EXITING           ~ false
                    -"all well"     ~ not all is good         ~ true
                    -"all well"     ~ all well                ~ false
                    %AUTHORIZED%    ~ UNAUTHORIZED            ~ true
                    ?%a1% ?%b2%     ~ xxb2                    ~ true
                    -%[0-9]%        ~ no digits               ~ true
                    -%[0-9]%        ~ 1 digit                 ~ false
                    """)
    void terms(String pattern, String message, boolean matches) {
        assertThat(FilterPattern.parse(pattern).matches(message)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
                    %^[hc]at%           ~ hat and           ~ true
                    %^[hc]at%           ~ a hat             ~ false
                    %[hc]at$%           ~ a cat             ~ true
                    %[hc]at$%           ~ cats              ~ false
                    %colou?r%           ~ the color         ~ true
                    %colou?r%           ~ the colour        ~ true
                    %[abcx-z]%          ~ 'y'               ~ true
                    %[^abc]%            ~ abc               ~ false
                    %[^abc]%            ~ abcd              ~ true
                    %a{3,5}$%           ~ baaa              ~ true
                    %^a{3,5}$%          ~ aaaaaa            ~ false
                    %^a{2}$%            ~ aa                ~ true
                    %^a{2,}$%           ~ aaaaaaa           ~ true
                    %gra|ey%            ~ grey              ~ true
                    %^x|y$%             ~ zzy               ~ true
                    %10\\.10\\.\\d{1,3}\\.1% ~ at 10.10.255.1 ~ true
                    %a.c%               ~ abc               ~ true
                    %^a.*c$%            ~ abbbbc            ~ true
                    %ab+c%              ~ ac                ~ false
                    %\\w\\s\\S%         ~ `a b`             ~ true
                    %\\D\\W%            ~ 12                ~ false
                    %\\x28x\\x29%       ~ f(x)              ~ true
                    %[a\\-c]%           ~ b                 ~ false
                    %[a-]%              ~ -                 ~ true
                    """)
    void regular_expressions(String pattern, String message, boolean matches) {
        assertThat(FilterPattern.parse(pattern).matches(message)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
                    { $.eventType = "UpdateTrail" }                    ~ true
                    {$.eventType=UpdateTrail}                          ~ true
                    { $.eventType = "*Trail" }                         ~ true
                    { $.eventType = Up*ail }                           ~ true
                    { $.eventType = "updatetrail" }                    ~ false
                    { $.eventType != "Other" }                         ~ true
                    { $.eventType = %^Update% }                        ~ true
                    { $.eventType != %Trail% }                         ~ false
                    { $.sourceIPAddress != 123.123.* }                 ~ true
                    { $.arrayKey[0] = "value" }                        ~ true
                    { $.arrayKey[1] = "value" }                        ~ false
                    { $.arrayKey[7] = "value" }                        ~ false
                    { $.arrayKey[*] = "another value" }                ~ true
                    { $.objectList[1].id = 2 }                         ~ true
                    { $.objectList[*].id > 1 }                         ~ true
                    { $.objectList[*].id > 2 }                         ~ false
                    { $.arrayKey = "value" }                           ~ false
                    { $.SomeObject IS NULL }                           ~ true
                    { $.eventType IS NULL }                            ~ false
                    { $.Missing NOT EXISTS }                           ~ true
                    { $.SomeObject NOT EXISTS }                        ~ false
                    { $.ThisFlag IS TRUE }                             ~ true
                    { $.ThisFlag IS FALSE }                            ~ false
                    { $.ThisFlag = "true" }                            ~ true
                    { $.errors = 0 }                                   ~ true
                    { $.errors = 0.0 }                                 ~ true
                    { $.latency >= 1.25e1 }                            ~ true
                    { $.latency < 12.5 }                               ~ false
                    { $.latency <= 13 && $.errors != 1 }               ~ true
                    { $.code = 400 }                                   ~ true
                    { $.Missing != "x" }                               ~ false
                    { $.Missing = "*" }                                ~ false
                    { $.SomeObject = "*" }                             ~ false
                    { $['cluster.name'] = c }                          ~ true
                    { $.['cluster.name'] = c }                         ~ true
                    { $.deep.er.est = here }                           ~ true
                    { $.deep.er = "*" }                                ~ false
                    { $.errors = 1 && $.errors = 0 || $.errors = 0 }   ~ true
                    { $.errors = 1 && ($.errors = 0 || $.errors = 0) } ~ false
                    { ($.errors = 0) && (($.latency > 1)) }            ~ true
                    """)
    void conditions_on_json(String pattern, boolean matches) {
        assertThat(FilterPattern.parse(pattern).matches(JSON)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "{\"a\": ", "{\"a\": 1} and more", "\"a\"", "", "[1"})
    void a_message_that_is_not_json_matches_no_condition_on_json(String message) {
        assertThat(FilterPattern.parse("{ $.a NOT EXISTS }").matches(message)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
                    [ip, server, user, timestamp, request, status, bytes]                    ~ true
                    [ip, server, user, timestamp, request, status]                           ~ false
                    [ip, server, user, timestamp, request, status = 4*, bytes]               ~ true
                    [ip, server, user, timestamp, request, status = 5*, bytes]               ~ false
                    [ip, server, user, timestamp, request = *.html*, status = 4*, bytes]     ~ true
                    [ip, server, user, timestamp, request, status = 404 || status = 410, bytes] ~ true
                    [ip, server, user, timestamp, request, (status >= 400 && status < 500), bytes] ~ true
                    [ip, server, user, timestamp, request, status, bytes > 1534]             ~ false
                    [ip, ..., bytes >= 1534]                                                 ~ true
                    [..., status_code = 4*, bytes]                                           ~ true
                    [ip = %^127\\.0\\.0\\.[1-9]%, ...]                                       ~ true
                    [ip != 127.*, ...]                                                       ~ false
                    [...]                                                                    ~ true
                    [ip, server="Prod", user != "frank", ...]                                ~ false
                    [ip, , user=frank, ...]                                                  ~ true
                    """)
    void fields_between_spaces(String pattern, boolean matches) {
        assertThat(FilterPattern.parse(pattern).matches(LINE)).isEqualTo(matches);
    }

    @Test
    void fields_are_extracted_by_name_and_others_by_number() {
        assertThat(FilterPattern.parse("[ip, ..., size]").extract(LINE))
                .containsEntry("$ip", "127.0.0.1")
                .containsEntry("$4", "10/Oct/2000:13:25:15 -0700")
                .containsEntry("$5", "GET /index.html HTTP/1.0")
                .containsEntry("$size", "1534")
                .hasSize(7);
    }

    @Test
    void json_values_are_extracted_by_selector() {
        assertThat(FilterPattern.parse("{ $.deep.er.est = * && $.objectList[0].id = 1 }")
                        .extract(JSON))
                .containsEntry("$.deep.er.est", "here")
                .containsEntry("$.objectList[0].id", "1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a:b",
                "\"open",
                "%open",
                "%(a)%",
                "%something!%",
                "%a{3,1}%",
                "%a**%",
                "%[z-a]%",
                "%%",
                "%é%",
                "%a%%b%%c%",
                "?",
                "-",
                "{ }",
                "{ $ }",
                "{ $. }",
                "{ $.a }",
                "{ $.a = }",
                "{ $.a = 1 && }",
                "{ ($.a = 1 }",
                "{ $.a IS MAYBE }",
                "{ $.a > x }",
                "{ $.a NOT NULL }",
                "{ $.a[x] = 1 }",
                "{ a = 1 }",
                "{ $.a = 1 } x }",
                "[a, ..., b, ...]",
                "[a = 1 && b = 2]",
                "[a b]",
                "[a > x]",
                "[a = 1",
                "{ $.a = 1",
                "[a]]",
                "[é! = 1]"
            })
    void what_is_no_pattern_is_an_invalid_parameter(String pattern) {
        assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> FilterPattern.parse(pattern));
    }

    @Test
    void an_open_brace_is_told_as_aws_tells_it() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> FilterPattern.parse("{ $.a = 1"))
                .withMessage("If a filter pattern starts with '{' it must end with '}'");
    }

    @Test
    void no_pattern_makes_a_long_message_slow() {
        String message = "a".repeat(200_000);

        assertThat(FilterPattern.parse("%a*a*a*a*a*a*a*a*b%").matches(message)).isFalse();
    }
}
