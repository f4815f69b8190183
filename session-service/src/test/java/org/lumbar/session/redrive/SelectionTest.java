package org.lumbar.session.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void withoutArgumentsEveryLetterIsMeantAndNothingIsSent() {
        // When
        Selection selection = Selection.parse(List.of());

        // Then
        assertThat(selection.includes(letter("unknown-type", "a", 3, 7))).isTrue();
        assertThat(selection.sending().send()).isFalse();
        assertThat(selection.sending().force()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--code=unknown-type,too-deep",
                "--since=2026-11-20T12:00:00Z",
                "--until=2026-11-20T12:00:00Z",
                "--client=A",
                "--partition=3",
                "--offsets=7",
                "--offsets=5-9"
            })
    void aFilterKeepsWhatItNames(String filter) {
        // When
        Selection selection = Selection.parse(List.of(filter));

        // Then
        assertThat(selection.includes(letter("unknown-type", "a", 3, 7))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--code=too-deep",
                "--since=2026-11-20T12:00:01Z",
                "--until=2026-11-20T11:59:59Z",
                "--client=b",
                "--partition=4",
                "--offsets=8",
                "--offsets=1-6"
            })
    void aFilterLeavesOutAllElse(String filter) {
        // When
        Selection selection = Selection.parse(List.of(filter, "--send", "--force"));

        // Then
        assertThat(selection.includes(letter("unknown-type", "a", 3, 7))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--cod=x", "--since=yesterday", "--partition=one", "--per-second=0", "send"})
    void whatMakesNoSenseIsRefused(String argument) {
        assertThatIllegalArgumentException().isThrownBy(() -> Selection.parse(List.of(argument)));
    }

    @Test
    void aRecordWithoutTheHeadersOfALetterIsNone() {
        assertThat(Letter.of(new ConsumerRecord<>("dlq", 3, 7, "a".getBytes(UTF_8), new byte[0])))
                .isNull();
    }

    private static Letter letter(String code, String key, int partition, long offset) {
        var record = new ConsumerRecord<>("dlq", partition, offset, key.getBytes(UTF_8), new byte[0]);
        record.headers()
                .add("lumbar-code", code.getBytes(UTF_8))
                .add("lumbar-topic", "events".getBytes(UTF_8))
                .add("lumbar-partition", "1".getBytes(UTF_8))
                .add("lumbar-offset", "2".getBytes(UTF_8))
                .add("lumbar-rejected-at", NOON.toString().getBytes(UTF_8));
        return Objects.requireNonNull(Letter.of(record));
    }
}
