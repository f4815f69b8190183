package org.lumbar.routine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lumbar.routine.catalogue.Actor;
import org.lumbar.routine.catalogue.StopRule;
import org.lumbar.routine.prescription.Prescription;
import org.lumbar.routine.schedule.Bounds;
import org.lumbar.routine.schedule.Occurrence;
import org.lumbar.routine.schedule.RuleSchedule;
import org.lumbar.routine.state.InjuredArea;
import org.lumbar.routine.step.Area;
import org.lumbar.routine.step.Phase;
import org.lumbar.routine.step.Pressure;
import org.lumbar.routine.step.Technique;

/** The largest snapshot that the doors let become of a plan, against what its topic takes. */
class LargestPlanTest {
    private static final int TOPIC_TAKES = 8 * 1024 * 1024;
    private static final int DAYS_OF_A_PLAN = 731;

    /** A routine comes in a body of 1 MiB at most; what repeats in it can be no larger on its way out. */
    private static final int LARGEST_BODY = 1024 * 1024;

    /** JSON has to escape it. */
    private static final String TITLE = "\u0001".repeat(200);

    private static final String NOTE = "\u0001".repeat(500);

    private static final PlanSnapshot.Range RANGE = new PlanSnapshot.Range(Integer.MAX_VALUE, Integer.MAX_VALUE);

    @Test
    void theLargestPlanFitsIntoItsTopic() throws JsonProcessingException {
        // Given
        UUID id = UUID.randomUUID();
        LocalDate day = LocalDate.of(2026, 12, 31);
        String slot = "s".repeat(20);
        PlanSnapshot plan = new PlanSnapshot(
                id,
                id,
                id,
                Long.MAX_VALUE,
                PlanStatus.COMPLETED,
                day,
                day,
                ZoneId.of("America/Argentina/ComodRivadavia"),
                new RuleSchedule("\u0001".repeat(500), Collections.nCopies(8, slot)),
                new PlanSnapshot.Course(Integer.MAX_VALUE, Integer.MAX_VALUE),
                largestRoutine(day),
                new PlanSnapshot.Horizon(day, day),
                Collections.nCopies(
                        Bounds.OCCURRENCES, new Occurrence(id + ":" + day + ":" + slot, day, day, slot, false)),
                Collections.nCopies(Plan.MOST_PAUSES, new Pause(day, day)),
                day,
                Collections.nCopies(DAYS_OF_A_PLAN, day),
                NOTE);

        // Then
        String json =
                JsonMapper.builder().addModule(new JavaTimeModule()).build().writeValueAsString(plan);
        assertThat(json.getBytes(StandardCharsets.UTF_8).length + LARGEST_BODY).isLessThan(TOPIC_TAKES / 2);
    }

    private static PlanSnapshot.PinnedRoutine largestRoutine(LocalDate day) {
        return new PlanSnapshot.PinnedRoutine(
                "k".repeat(64),
                Integer.MAX_VALUE,
                TITLE,
                "l".repeat(35),
                Map.of(), // part of the routine's body, as the steps' are
                List.of(Actor.values()),
                List.of(StopRule.values()),
                List.of(),
                RANGE,
                List.of(),
                Collections.nCopies(100, largestStep(day)));
    }

    private static PlanSnapshot.PrescribedStep largestStep(LocalDate day) {
        return new PlanSnapshot.PrescribedStep(
                "k".repeat(64),
                Phase.COOL_DOWN,
                Technique.THUMB_PRESSURE,
                TITLE,
                Map.of(),
                false,
                false,
                Pressure.LIGHT,
                RANGE,
                RANGE,
                RANGE,
                true,
                true,
                "", // its words are part of the routine's body
                List.of(Area.values()),
                List.of(),
                List.of(),
                Collections.nCopies(InjuredArea.MOST, new PlanSnapshot.LeftOut(day, day, PlanSnapshot.INJURED_AREA)),
                Collections.nCopies(
                        Prescription.MOST_DATED / 100, new PlanSnapshot.EarlierDose(day, RANGE, RANGE, RANGE)),
                NOTE);
    }
}
