package org.lumbar.routine.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lumbar.routine.state.Consent;
import org.lumbar.routine.state.ConsentState;
import org.lumbar.routine.state.DecidingScreening;
import org.lumbar.routine.state.InjuredArea;
import org.lumbar.routine.state.LockClearance;
import org.lumbar.routine.state.OpenProposal;
import org.lumbar.routine.state.ProposalKind;
import org.lumbar.routine.state.PublishedLogin;
import org.lumbar.routine.state.ScreeningHold;
import org.lumbar.routine.state.ScreeningResult;
import org.lumbar.routine.state.Withdrawal;
import org.lumbar.routine.step.Area;
import org.lumbar.routine.step.Technique;

/** The largest snapshot that the doors let become of a client, against what its topic takes. */
class LargestClientTest {
    private static final int TOPIC_TAKES = 1024 * 1024;
    private static final int KEY_AND_HEADERS = 2_000;

    @Test
    void theLargestClientFitsIntoItsTopic() throws JsonProcessingException {
        // Given a care team of texts that JSON has to escape, and subjects of characters that take three bytes
        Instant exact = Instant.ofEpochSecond(1_800_000_000, 123_456_789);
        LockClearance clearance =
                new LockClearance(UUID.randomUUID(), Technique.THUMB_PRESSURE, exact, "語".repeat(200));
        Client client = new Client(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Long.MAX_VALUE,
                "\u0001".repeat(120),
                ZoneId.of("America/Argentina/ComodRivadavia"),
                ClientStatus.INACTIVE,
                Collections.nCopies(100, "\u0001".repeat(200)),
                Collections.nCopies(ClearLock.MOST_CLEARANCES, clearance),
                Collections.nCopies(
                        InjuredArea.MOST,
                        new InjuredArea(Area.values()[0], LocalDate.of(2026, 12, 31), LocalDate.of(2026, 12, 31))),
                new DecidingScreening(
                        UUID.randomUUID(),
                        "v".repeat(40),
                        exact,
                        ScreeningResult.ASK_A_PROFESSIONAL,
                        Collections.nCopies(100, "k".repeat(64)),
                        exact,
                        "語".repeat(200)),
                Collections.nCopies(500, new ScreeningHold(exact, exact)),
                Collections.nCopies(
                        200, new OpenProposal(UUID.randomUUID(), UUID.randomUUID(), ProposalKind.COURSE_REVIEW, exact)),
                consent(exact));

        // Then
        String json = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build()
                .writeValueAsString(List.of(client, logins(exact)));
        assertThat(json.getBytes(StandardCharsets.UTF_8).length + KEY_AND_HEADERS)
                .isLessThan(TOPIC_TAKES);
    }

    private static List<PublishedLogin> logins(Instant exact) {
        return Collections.nCopies(
                PublishedLogin.MOST, new PublishedLogin("https://" + "i".repeat(492), "語".repeat(200), exact));
    }

    private static Consent consent(Instant exact) {
        return new Consent(
                ConsentState.NOT_ASKED,
                Integer.MAX_VALUE,
                exact,
                Collections.nCopies(Consent.MOST_WITHDRAWALS, new Withdrawal(exact, exact)));
    }
}
