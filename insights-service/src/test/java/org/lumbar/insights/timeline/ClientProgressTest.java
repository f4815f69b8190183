package org.lumbar.insights.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lumbar.insights.habit.CourseProgress;
import org.lumbar.insights.habit.Streak;
import org.lumbar.insights.snapshot.Titles;
import org.lumbar.insights.trend.ChartLine;
import org.lumbar.insights.trend.DailyValue;
import org.lumbar.insights.trend.Response;
import org.lumbar.insights.trend.Trend;

class ClientProgressTest {
    private static final UUID CLIENT = UUID.randomUUID();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    private static final LocalDate START = TODAY.minusDays(20);
    private static final Instant SYNCED = Instant.parse("2026-11-27T19:00:00Z");

    @Test
    void aClientReadsTheirStreakTheirCourseAndWhereTheirPainIsHeading() {
        // Given pain that falls by a point every three days
        ClientProgress progress = ClientProgress.of(timeline(20));

        // Then
        assertThat(progress.asOf()).isEqualTo(TODAY);
        assertThat(progress.dataUpTo()).isEqualTo(SYNCED);
        assertThat(progress.pain().trend()).isEqualTo(Trend.Label.IMPROVING);
        assertThat(progress.pain().days()).isEqualTo(20);
        assertThat(progress.pain().perWeek()).isBetween(-2.7, -2.0);
        assertThat(progress.plans()).singleElement().satisfies(plan -> {
            assertThat(plan.streak()).isEqualTo(new Streak(3, START));
            assertThat(plan.course()).isEqualTo(CourseProgress.of(6, 10, 15));
            assertThat(plan.sinceStart()).isEqualTo(Response.ResponderClass.SUBSTANTIAL);
        });
    }

    @Test
    void ofTooFewDaysNoMoreIsSaidThanThat() {
        // When
        ClientProgress progress = ClientProgress.of(timeline(2));

        // Then
        assertThat(progress.pain().trend()).isEqualTo(Trend.Label.NOT_ENOUGH_DATA);
        assertThat(progress.pain().perWeek()).isNull();
        assertThat(progress.pain().days()).isEqualTo(2);
        assertThat(progress.plans().get(0).sinceStart()).isEqualTo(Response.ResponderClass.NOT_ENOUGH_DATA);
    }

    /** What is for those who care for the client, such as flare-ups, marks and notes, has no place in it. */
    @Test
    void itHasTheseMembersAndNoOthers() {
        assertThat(members(ClientProgress.class)).containsExactly("clientId", "asOf", "dataUpTo", "pain", "plans");
        assertThat(members(ClientProgress.Pain.class)).containsExactly("from", "to", "trend", "days", "perWeek");
        assertThat(members(ClientProgress.OfPlan.class))
                .containsExactly("planId", "routineTitle", "status", "startDate", "streak", "course", "sinceStart");
    }

    private static List<String> members(Class<? extends Record> of) {
        return Arrays.stream(of.getRecordComponents())
                .map(component -> component.getName())
                .toList();
    }

    private static Timeline timeline(int days) {
        List<DailyValue> values = IntStream.range(0, days)
                .mapToObj(day -> new DailyValue(START.plusDays(day), 8 - day / 3))
                .toList();
        Trend trend = Trend.of(values, TODAY, Trend.Thresholds.DEFAULTS);
        PlanProgress plan = new PlanProgress(
                UUID.randomUUID(),
                "Ball or roller",
                Titles.UNKNOWN,
                "ACTIVE",
                START,
                new Streak(3, START),
                null,
                "nothing-scheduled",
                CourseProgress.of(6, 10, 15),
                null,
                Response.of(values, START, TODAY, Response.Thresholds.DEFAULTS));
        return new Timeline(
                CLIENT,
                TODAY.minusDays(27),
                TODAY,
                SYNCED,
                List.of(),
                trend,
                WeeklySlope.of(trend),
                ChartLine.of(values, ChartLine.Thresholds.DEFAULTS),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(plan));
    }
}
