package org.lumbar.foundation.input;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZonesTest {

    @ParameterizedTest
    @CsvSource({
        "America/Coyhaique, 2000-07-01T12:00:00Z, -4",
        "America/Coyhaique, 2020-01-01T12:00:00Z, -3",
        "America/Coyhaique, 2024-07-01T12:00:00Z, -4",
        "America/Coyhaique, 2025-03-20T02:59:59Z, -3",
        "America/Coyhaique, 2025-04-10T12:00:00Z, -3",
        "America/Coyhaique, 2026-07-01T12:00:00Z, -3",
        "America/Coyhaique, 2100-07-01T12:00:00Z, -3",
        "EST, 2026-07-01T12:00:00Z, -5",
        "MST, 2026-07-01T12:00:00Z, -7",
        "HST, 2026-07-01T12:00:00Z, -10",
        "ROC, 2026-07-01T12:00:00Z, 8",
        "Factory, 2026-07-01T12:00:00Z, 0",
        "GMT+0, 2026-07-01T12:00:00Z, 0",
        "GMT-0, 2026-07-01T12:00:00Z, 0",
        "Europe/Kyiv, 2026-07-01T12:00:00Z, 3"
    })
    void aNameThatJavaLacksHasTheOffsetsOfItsPlace(String name, Instant at, int hours) {
        // When
        ZoneId zone = Zones.of(name);
        // Then
        assertThat(zone.getRules().getOffset(at)).isEqualTo(ZoneOffset.ofHours(hours));
        assertThat(LocalDate.ofInstant(at, zone).atStartOfDay(zone).format(DateTimeFormatter.ISO_ZONED_DATE_TIME))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/Coyhaique", "EST", "MST", "HST", "ROC", "Factory", "Europe/Berlin", "Etc/GMT+5"})
    void aZoneKeepsTheNameItWasAskedBy(String name) {
        assertThat(Zones.of(name).getId()).isEqualTo(name);
        assertThat(requireNonNull(Zones.find(name))).isSameAs(Zones.of(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+02:00",
                "Z",
                "GMT+2",
                "UTC+01",
                "UTC+01:00",
                "UT",
                "europe/berlin",
                "EUROPE/BERLIN",
                "Europe/berlin",
                "SystemV/PST8PDT",
                "SystemV/AST4",
                "Mars/Olympus_Mons",
                "Berlin",
                "Etc/GMT+20",
                " Europe/Berlin",
                "Europe/Berlin ",
                "Europe/",
                "/Berlin",
                "Europe\u0000/Berlin",
                "Europe/\ud83d"
            })
    void whatIsWrongOnEveryServerIsNeitherKnownNorNewer(String name) {
        assertThat(Zones.find(name)).isNull();
        assertThat(Zones.mayBeNewer(name)).isFalse();
        assertThat(Zones.faults("/timezone", name))
                .singleElement()
                .extracting(Fault::code)
                .isEqualTo("invalid-zone");
        assertThatThrownBy(() -> Zones.of(name)).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Atlantis", "America/Argentina/Atlantis", "Pacific/New_Atoll"})
    void aNameThatANewerReleaseMayHaveIsToldApart(String name) {
        assertThat(Zones.find(name)).isNull();
        assertThat(Zones.mayBeNewer(name)).isTrue();
        assertThat(Zones.faults("/timezone", name)).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("unknown-zone");
            assertThat(fault.detail()).contains("update the server, then send again", Zones.release());
        });
    }

    @Test
    void everyNameOfTheContractIsTaken() throws IOException {
        // Given
        List<String> names = Files.readAllLines(Path.of("../contracts/src/main/resources/lumbar/contracts/zones.txt"));
        // When
        List<String> refused = names.stream()
                .filter(name -> Zones.find(name) == null
                        || Zones.mayBeNewer(name)
                        || !Zones.faults("/timezone", name).isEmpty())
                .toList();
        // Then
        assertThat(names).hasSize(598).doesNotHaveDuplicates();
        assertThat(refused).isEmpty();
    }

    @Test
    void theReleaseIsThatOfTheRulesInUse() {
        assertThat(Zones.release()).matches("20\\d\\d[a-z]+");
    }
}
