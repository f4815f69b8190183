package org.lumbar.foundation.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    private static final ObjectMapper JSON = StrictJson.strict(new ObjectMapper());

    record Note(String note) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"a\":{\"b\":1,\"b\":2}}",
                "[{\"b\":1,\"b\":2}]",
                "{} {}",
                "{} x",
                "{}\n{}",
                "{\"a\":11111111111111111111111111111111111111111}",
                "{",
                ""
            })
    void whatIsNotOneValueWithMembersOnceIsRefused(String text) {
        assertThatThrownBy(() -> {
                    if (JSON.readTree(text).isMissingNode()) {
                        JSON.readValue(text, Note.class);
                    }
                })
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void nestingEndsSomewhere() {
        String tooDeep = "[".repeat(StrictJson.MAX_DEPTH + 1) + "]".repeat(StrictJson.MAX_DEPTH + 1);

        assertThatThrownBy(() -> JSON.readTree(tooDeep)).isInstanceOf(JsonProcessingException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"note\":5}", "{\"note\":true}", "{\"note\":1.5}", "{\"note\":{}}", "\"text\"", "5"})
    void nothingBecomesAText(String text) {
        assertThatThrownBy(() -> JSON.readValue(text, Note.class)).isInstanceOf(JsonProcessingException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"a\":\"\\u0000\"}', /a",
        "'{\"a\":[1,\"x\\ud83d\"]}', /a/1",
        "'{\"a/b\":{\"c~d\":\"\\udc00\"}}', /a~1b/c~0d",
        "'{\"a\":{\"\\u0000\":1}}', /a",
        "'\"\\ud83dx\"', ''"
    })
    void aTextThatCannotBeStoredIsNamedByItsPlace(String text, String pointer) throws Exception {
        assertThat(StrictJson.unstorableText(JSON.readTree(text))).contains(pointer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":\"\\ud83d\\ude00 ü\"}", "[]", "{}", "null", "5"})
    void otherTextsAreFine(String text) throws Exception {
        assertThat(StrictJson.unstorableText(JSON.readTree(text))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"a\":1,\"a\":2}', malformed-json, ''",
        "'{} {}', malformed-json, ''",
        "'{\"a\":\"\\u0000\"}', wrong-format, /a",
        "'{\"a\":[1e400]}', out-of-range, /a/0"
    })
    void whatIsWrongIsNamedByCodeAndPlace(String text, String code, String pointer) {
        assertThatThrownBy(() -> StrictJson.read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        unreadable -> assertThat(unreadable.faults())
                                .extracting(Fault::code, Fault::pointer)
                                .containsExactly(tuple(code, pointer)));
    }

    @Test
    void noBytesAreNoValueAndNumbersKeepTheirSize() throws Exception {
        assertThat(StrictJson.read(new byte[0]).isMissingNode()).isTrue();
        assertThat(StrictJson.read(" \n".getBytes(StandardCharsets.UTF_8)).isMissingNode())
                .isTrue();
        assertThat(StrictJson.read("1e-2147483649".getBytes(StandardCharsets.UTF_8))
                        .doubleValue())
                .isZero();
    }
}
