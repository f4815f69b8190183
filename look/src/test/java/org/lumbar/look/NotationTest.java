package org.lumbar.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class NotationTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void theFirstLanguageThatThePagesSpeakIsTaken() {
        // Given
        List<Locale> accepted = List.of(Locale.FRENCH, Locale.forLanguageTag("de-AT"), Locale.ENGLISH);

        // When
        Notation notation = Notation.of(accepted, NOW);

        // Then
        assertThat(notation.language()).isEqualTo(Locale.GERMAN);
        assertThat(notation.tag()).isEqualTo("de-AT");
    }

    @Test
    void whoeverSpeaksNeitherReadsEnglish() {
        // Given
        List<Locale> accepted = List.of(Locale.JAPANESE);

        // When
        Notation notation = Notation.of(accepted, NOW);

        // Then
        assertThat(notation.language()).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void wordsOfAnotherLanguageAreMarkedAndNamedInThatOfThePage() {
        // Given
        Notation austrian = Notation.of(List.of(Locale.forLanguageTag("de-AT")), NOW);

        // Then
        assertThat(austrian.isForeign("en")).isTrue();
        assertThat(austrian.isForeign("en-US")).isTrue();
        assertThat(austrian.isForeign("de")).isFalse();
        assertThat(austrian.isForeign("DE-ch")).isFalse();
        assertThat(austrian.languageName("pt-BR")).isEqualTo("Portugiesisch (Brasilien)");
    }

    @Test
    void numbersAndDaysAreWrittenAsInTheReadersRegion() {
        // Given
        Notation german = Notation.of(List.of(Locale.GERMANY), NOW);
        Notation british = Notation.of(List.of(Locale.UK), NOW);

        // When
        String score = german.score(4.5);

        // Then
        assertThat(score).isEqualTo("4,5");
        assertThat(british.score(4)).isEqualTo("4");
        assertThat(british.percent(2 / 3.0)).isEqualTo("67%");
        assertThat(german.day(LocalDate.parse("2026-11-05"))).isEqualTo("05.11.2026");
    }

    @Test
    void numbersAreRoundedHalfUp() {
        // Given
        Notation british = Notation.of(List.of(Locale.UK), NOW);

        // When, Then
        assertThat(british.percent(0.125)).isEqualTo("13%");
        assertThat(british.score(2.25)).isEqualTo("2.3");
        assertThat(british.change(-0.45)).isEqualTo("−0.5");
    }

    @Test
    void aChangeAlwaysHasItsSign() {
        // Given
        Notation german = Notation.of(List.of(Locale.GERMANY), NOW);

        // When
        String rise = german.change(0.84);

        // Then
        assertThat(rise).isEqualTo("+0,8");
        assertThat(german.change(-1.5)).isEqualTo("−1,5");
        assertThat(german.change(-0.01)).isEqualTo("±0");
    }

    @Test
    void aShortDayIsWrittenAsInTheReadersRegion() {
        // Given
        LocalDate day = LocalDate.parse("2026-11-05");

        // When
        String german = Notation.of(List.of(Locale.GERMANY), NOW).shortDay(day);

        // Then
        assertThat(german).startsWith("5. Nov");
        assertThat(Notation.of(List.of(Locale.UK), NOW).shortDay(day)).isEqualTo("5 Nov");
        assertThat(Notation.of(List.of(Locale.US), NOW).shortDay(day)).isEqualTo("Nov 5");
    }

    @Test
    void anAgeIsSaidInTheLargestUnitThatFits() {
        // Given
        Notation notation = Notation.of(List.of(), NOW);

        // When
        Age age = notation.age(NOW.minus(Duration.ofHours(47)));

        // Then
        assertThat(age).isEqualTo(new Age(Age.Unit.DAYS, 1));
        assertThat(notation.age(NOW.minusSeconds(3599))).isEqualTo(new Age(Age.Unit.MINUTES, 59));
        assertThat(notation.age(NOW.plusSeconds(9))).isEqualTo(new Age(Age.Unit.NOW, 0));
    }
}
