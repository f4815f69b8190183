package org.lumbar.simulator.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lumbar.simulator.event.EventType;
import org.lumbar.simulator.event.SessionEvent;
import org.lumbar.simulator.routine.Catalogue;

class StoryTest {
    private static final LocalDate UNTIL = LocalDate.of(2026, 11, 8);
    private static final Setting WHOLE = Setting.endingOn(UNTIL, 40, 12);
    private static final List<Upload> PLAYED = play(WHOLE);

    @Test
    void theSameSeedTellsTheSameStoryByteByByte() {
        // When
        List<Upload> again = play(WHOLE);

        // Then
        assertThat(text(again)).isEqualTo(text(PLAYED));
    }

    @Test
    void anotherSeedTellsAnother() {
        // Given
        Setting other = new Setting(1, 2, 12, WHOLE.start(), UNTIL, WHOLE.practiceId());

        // When
        Set<UUID> ids = ids(play(other));

        // Then
        assertThat(ids).isNotEmpty();
        assertThat(Collections.disjoint(ids, ids(PLAYED))).isTrue();
    }

    @Test
    void aClientsStoryDoesNotDependOnHowManyOthersThereAre() {
        // Given
        Setting few = new Setting(WHOLE.seed(), 7, 12, WHOLE.start(), UNTIL, WHOLE.practiceId());

        // When
        List<Upload> played = play(few);

        // Then
        List<Upload> sameClients =
                PLAYED.stream().filter(upload -> upload.client().index() < 7).toList();
        assertThat(text(played)).isEqualTo(text(sameClients));
    }

    @Test
    void aStoryThatGoesOnLongerBeginsTheSame() {
        // Given
        Setting shorter = new Setting(WHOLE.seed(), 40, 12, WHOLE.start(), UNTIL.minusDays(30), WHOLE.practiceId());

        // When
        Set<UUID> ids = ids(play(shorter));

        // Then
        assertThat(ids(PLAYED).containsAll(ids)).isTrue();
    }

    @Test
    void everyEventKeepsTheContract() {
        // Given
        Schema schema = SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        registry -> registry.schemaIdResolvers(ids -> ids.mapPrefix(
                                "https://lumbar.org/contracts/schemas/", "classpath:lumbar/contracts/schemas/")))
                .getSchema(SchemaLocation.of("https://lumbar.org/contracts/schemas/session-event.v1.json"));

        // When, Then
        String broken = events(PLAYED).get(0).structuredText().replace("1.0", "0.9");
        assertThat(schema.validate(broken, InputFormat.JSON)).isNotEmpty();
        for (SessionEvent event : events(PLAYED)) {
            String json = event.structuredText();
            assertThat(schema.validate(json, InputFormat.JSON)).as(json).isEmpty();
        }
    }

    @Test
    void everyKindOfClientPlaysItsPart() {
        // Then
        Set<Persona> played =
                PLAYED.stream().map(upload -> upload.client().persona()).collect(Collectors.toSet());
        assertThat(played).containsExactlyInAnyOrder(Persona.values());
        assertThat(stopsOf(Persona.BONE_PAIN)).contains("BONE_PAIN");
        assertThat(stopsOf(Persona.EXCRUCIATING)).contains("EXCRUCIATING");
        assertThat(stopsOf(Persona.STOPPED_BY_DISCOMFORT)).contains("DISCOMFORT", "VERY_PAINFUL");
        assertThat(nextDayAnswersOf(Persona.SORE_NEXT_DAY)).contains("\"sore\":true", "\"sore\":false");
        assertThat(events(PLAYED)).extracting(SessionEvent::type).contains(EventType.values());
        assertThat(PLAYED).extracting(upload -> upload.client().channel()).contains(Channel.values());
    }

    @Test
    void phonesThatResendDoSoWithOneInTenEventsAndWithTheSameBytes() {
        // Given
        Map<UUID, SessionEvent> first = new HashMap<>();
        int resent = 0;

        // When
        for (SessionEvent event : eventsOf(Persona.OFFLINE)) {
            SessionEvent before = first.putIfAbsent(event.id(), event);
            if (before != null) {
                resent++;
                assertThat(event.structured()).isEqualTo(before.structured());
            }
        }

        // Then
        assertThat((double) resent / first.size()).isBetween(0.08, 0.12);
    }

    @Test
    void aPhoneOfflineSendsSeveralDaysAtOnce() {
        // Then
        assertThat(PLAYED.stream().filter(upload -> upload.client().persona() == Persona.OFFLINE))
                .anyMatch(upload -> upload.events().stream()
                                .map(event -> event.time().substring(0, 10))
                                .distinct()
                                .count()
                        >= 3);
    }

    @Test
    void shuffledUploadsBringAnEndBeforeItsStart() {
        // Given
        Set<String> started = new HashSet<>();
        List<String> early = new ArrayList<>();

        // When
        for (SessionEvent event : eventsOf(Persona.SHUFFLED)) {
            String session = String.valueOf(data(event).get("sessionId"));
            if (event.type() == EventType.STARTED) {
                started.add(session);
            } else if (event.type() == EventType.COMPLETED && !started.contains(session)) {
                early.add(session);
            }
        }

        // Then
        assertThat(early).isNotEmpty();
    }

    @Test
    void uploadsLeaveInTheOrderOfTheirInstants() {
        // Then
        assertThat(PLAYED).extracting(Upload::at).isSorted();
    }

    @Test
    void whatLiesInTheFutureIsNotTold() {
        // Given
        Instant now = Instant.parse("2026-10-01T12:00:00Z");

        // When
        Uploads uploads = new Uploads(WHOLE, Catalogue.builtIn(), now);
        List<Upload> played = new ArrayList<>();
        uploads.forEachRemaining(played::add);

        // Then
        assertThat(ids(PLAYED).containsAll(ids(played))).isTrue();
        Set<String> days = events(played).stream()
                .map(event -> event.time().substring(0, 10))
                .collect(Collectors.toSet());
        assertThat(days).contains("2026-10-01").doesNotContain("2026-10-03");
    }

    private static List<Upload> play(Setting setting) {
        List<Upload> played = new ArrayList<>();
        new Uploads(setting, Catalogue.builtIn()).forEachRemaining(played::add);
        return played;
    }

    private static List<SessionEvent> events(List<Upload> uploads) {
        return uploads.stream().flatMap(upload -> upload.events().stream()).toList();
    }

    private static List<SessionEvent> eventsOf(Persona persona) {
        return PLAYED.stream()
                .filter(upload -> upload.client().persona() == persona)
                .flatMap(upload -> upload.events().stream())
                .toList();
    }

    private static Set<UUID> ids(List<Upload> uploads) {
        return events(uploads).stream().map(SessionEvent::id).collect(Collectors.toSet());
    }

    private static String text(List<Upload> uploads) {
        return uploads.stream()
                .map(upload -> upload.at() + " "
                        + upload.events().stream()
                                .map(SessionEvent::structuredText)
                                .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n"));
    }

    private static List<String> stopsOf(Persona persona) {
        return eventsOf(persona).stream()
                .filter(event -> event.type() == EventType.STOPPED)
                .map(event -> String.valueOf(data(event).get("reason")))
                .toList();
    }

    private static String nextDayAnswersOf(Persona persona) {
        return Arrays.toString(eventsOf(persona).stream()
                .map(SessionEvent::data)
                .filter(data -> data.contains("NEXT_DAY"))
                .toArray());
    }

    private static Map<?, ?> data(SessionEvent event) {
        try {
            return new ObjectMapper().readValue(event.data(), Map.class);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + event.data(), e);
        }
    }
}
