package org.lumbar.backbone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class MutationsTest {
    private static final byte[] EXAMPLE = """
            {"id":"11111111-2222-7333-8444-555555555555","time":"2026-11-27T10:00:00Z","score":4,"list":[{"a":1},null]}""".getBytes(UTF_8);
    private static final int MANY = 20_000;

    @Test
    void aSeedRepeatsEveryInput() {
        // Given
        Mutations first = Mutations.seeded(42);
        Mutations second = Mutations.seeded(42);
        // When, Then
        for (int i = 0; i < 1_000; i++) {
            assertThat(second.json(EXAMPLE)).as(first.last()).isEqualTo(first.json(EXAMPLE));
            assertThat(second.headers(headers()).toString())
                    .isEqualTo(first.headers(headers()).toString());
            assertThat(second.text("a")).isEqualTo(first.text("a"));
            assertThat(second.contentType()).isEqualTo(first.contentType());
        }
        assertThat(first.last()).isEqualTo("input 4000 of seed 42");
        assertThat(Mutations.seeded(43).json(EXAMPLE))
                .isNotEqualTo(Mutations.seeded(42).json(EXAMPLE));
    }

    @Test
    void everyKindOfBadJsonIsMade() {
        // When
        List<byte[]> made = many();
        // Then
        assertThat(made.stream().map(bytes -> new String(bytes, UTF_8))).satisfies(texts -> {
            for (String kind : List.of(
                    "1e-2147483649",
                    "0e99999999999",
                    "1" + "0".repeat(400),
                    "-0.0",
                    "\\u0000",
                    "\\ud83d",
                    "{\"a\":{\"a\":",
                    "2100-12-31",
                    "\\u0073core\":",
                    "\"score\":4,\"score\"",
                    "\uFEFF{")) {
                assertThat(texts).as(kind).anyMatch(text -> text.contains(kind));
            }
        });
        assertThat(made).as("truncated").anyMatch(bytes -> bytes.length > 0 && bytes.length < 30);
        assertThat(made).as("another encoding").anyMatch(bytes -> bytes.length > 1 && bytes[0] == 0 && bytes[1] == '{');
        assertThat(made).as("very long").anyMatch(bytes -> bytes.length > 65_536);
        assertThat(made).as("empty").anyMatch(bytes -> bytes.length == 0);
    }

    @Test
    void aGoodPartOfItIsJsonThatOnlyAStrictReaderRefuses() {
        // Given
        ObjectMapper lenient = JsonMapper.builder().build();
        ObjectMapper strict = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .build();
        // When
        List<byte[]> made = many();
        // Then
        assertThat(made.stream().filter(parses(lenient)).count()).isBetween(MANY / 4L, MANY * 3L / 4);
        assertThat(made.stream()
                        .filter(parses(lenient).and(parses(strict).negate()))
                        .count())
                .isGreaterThan(MANY / 50L);
    }

    @Test
    void headersAreLostEmptiedDoubledAndRenamed() {
        // Given
        Mutations mutations = Mutations.seeded();
        Set<String> seen = new HashSet<>();
        // When
        for (int i = 0; i < 2_000; i++) {
            Headers mutated = mutations.headers(headers());
            for (Header header : mutated) {
                seen.add(header.value() == null ? "null" : header.value().length == 0 ? "empty" : "bytes");
                seen.add(header.key());
            }
            seen.add(mutated.lastHeader("ce_id") == null ? "lost" : "kept");
            seen.add(
                    Stream.of(mutated.toArray())
                                            .filter(h -> h.key().equals("ce_id"))
                                            .count()
                                    > 1
                            ? "twice"
                            : "once");
        }
        // Then
        assertThat(seen).contains("null", "empty", "lost", "twice", "CE_ID", "ce_", "");
        assertThat(headers().lastHeader("ce_id").value())
                .as("the example is as it was")
                .isEqualTo(EXAMPLE);
    }

    private static List<byte[]> many() {
        Mutations mutations = Mutations.seeded();
        List<byte[]> made = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            made.add(mutations.json(EXAMPLE));
        }
        return made;
    }

    private static Headers headers() {
        return new RecordHeaders().add("ce_id", EXAMPLE).add("content-type", "application/json".getBytes(UTF_8));
    }

    private static Predicate<byte[]> parses(ObjectMapper mapper) {
        return bytes -> {
            try {
                return !mapper.readTree(bytes).isMissingNode();
            } catch (IOException | NumberFormatException e) {
                return false;
            }
        };
    }
}
