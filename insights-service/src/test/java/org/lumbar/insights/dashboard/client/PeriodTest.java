package org.lumbar.insights.dashboard.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PeriodTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    @Test
    void aPeriodOfWeeksEndsTodayAndTheOneBeforeItIsAsLong() {
        // When
        LocalDate from = Period.FOUR_WEEKS.from(TODAY, TODAY.minusDays(3));

        // Then
        assertThat(from).isEqualTo(LocalDate.of(2026, 11, 1));
        assertThat(Comparison.earliest(from, TODAY)).isEqualTo(LocalDate.of(2026, 10, 4));
        assertThat(Comparison.earliest(Period.WEEK.from(TODAY, null), TODAY)).isEqualTo(TODAY.minusDays(13));
        assertThat(Period.weeks(from, TODAY)).isEqualTo(4);
    }

    @Test
    void aWholePlanBeginsWithItAndLooksBackAYearAtMost() {
        assertThat(Period.PLAN.from(TODAY, TODAY.minusDays(40))).isEqualTo(TODAY.minusDays(40));
        assertThat(Period.PLAN.from(TODAY, TODAY.minusDays(900))).isEqualTo(TODAY.minusDays(363));
        assertThat(Period.PLAN.from(TODAY, null)).isEqualTo(TODAY.minusDays(83));
        assertThat(Period.PLAN.from(TODAY, TODAY.plusDays(5))).isEqualTo(TODAY.minusDays(83));
        assertThat(Period.PLAN.hasOneBefore()).isFalse();
    }

    @Test
    void aNameThatIsNoneIsTheUsualPeriod() {
        assertThat(Period.named("1w")).isEqualTo(Period.WEEK);
        assertThat(Period.named("plan")).isEqualTo(Period.PLAN);
        assertThat(Period.named(null)).isEqualTo(Period.TWELVE_WEEKS);
        assertThat(Period.named("' or 1=1")).isEqualTo(Period.TWELVE_WEEKS);
    }
}
