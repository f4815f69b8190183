package org.lumbar.session.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** What a repetition after a crash tells again, for any offsets. */
class OffsetSpanTest {

    @Test
    void aRowThatNoEventChangedIsUnpublishedOnlyToWorkOverEverything() {
        assertThat(OffsetSpan.WITHOUT_EVENTS.mayHaveLeftUnpublished(OffsetSpan.NEVER))
                .isFalse();
        assertThat(OffsetSpan.WITHOUT_EVENTS.with(0).mayHaveLeftUnpublished(OffsetSpan.NEVER))
                .isFalse();
        assertThat(OffsetSpan.OVER_EVERYTHING.mayHaveLeftUnpublished(OffsetSpan.NEVER))
                .isTrue();
    }

    @Test
    void noOffsetIsNegative() {
        assertThatThrownBy(() -> OffsetSpan.WITHOUT_EVENTS.with(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void whatASpanChangedIsToldAgainByEachThatBeginsNoLater(
            @ForAll("offsets") List<Long> lost,
            @ForAll("offsets") List<Long> more,
            @ForAll @LongRange(min = -1) long before) {
        // Given a row that is changed, and a crash
        long changedAt = span(lost).changes(before);
        // When the same first record comes again, with whatever else
        OffsetSpan again = span(more).with(least(lost));
        // Then
        assertThat(again.mayHaveLeftUnpublished(changedAt)).isTrue();
    }

    @Property
    void whatASpanChangedIsPublishedToEachThatBeginsAfterItsEnd(
            @ForAll("offsets") List<Long> done, @ForAll("offsets") List<Long> later) {
        // Given
        long changedAt = span(done).changes(OffsetSpan.NEVER);
        // When
        OffsetSpan next =
                span(later.stream().map(offset -> greatest(done) + 1 + offset).toList());
        // Then
        assertThat(next.mayHaveLeftUnpublished(changedAt)).isFalse();
    }

    @Property
    void aSpanIsTheSameInWhateverOrderItsEventsCome(@ForAll("offsets") List<Long> offsets, @ForAll long changedAt) {
        // When
        OffsetSpan one = span(offsets);
        OffsetSpan other = span(offsets.stream().sorted().toList());
        // Then
        assertThat(one.mayHaveLeftUnpublished(changedAt)).isEqualTo(other.mayHaveLeftUnpublished(changedAt));
        assertThat(one.changes(changedAt)).isEqualTo(other.changes(changedAt));
    }

    @Property
    void theOffsetOfTheLastChangeNeverFalls(
            @ForAll("offsets") List<Long> offsets, @ForAll @LongRange(min = -1) long before) {
        assertThat(span(offsets).changes(before)).isGreaterThanOrEqualTo(before);
    }

    @Property
    void workWithoutEventsLeavesTheOffsetAndTellsAllOrNothing(@ForAll @LongRange(min = -1, max = MOST) long changedAt) {
        assertThat(OffsetSpan.WITHOUT_EVENTS.changes(changedAt)).isEqualTo(changedAt);
        assertThat(OffsetSpan.OVER_EVERYTHING.changes(changedAt)).isEqualTo(changedAt);
        assertThat(OffsetSpan.WITHOUT_EVENTS.mayHaveLeftUnpublished(changedAt)).isFalse();
        assertThat(OffsetSpan.OVER_EVERYTHING.mayHaveLeftUnpublished(changedAt)).isTrue();
    }

    @Property
    void aRevisionIsDueUntilItIsToldAndNeverAfterANewerOne(
            @ForAll @LongRange(min = 1, max = 1_000) long revision,
            @ForAll @LongRange(min = 0, max = 1_000) long stored,
            @ForAll @LongRange(min = 0, max = 1_000) long behind) {
        // Given
        PublishedRevision known = new PublishedRevision(stored, Math.max(0, stored - behind));
        // Then
        assertThat(known.isDue(revision)).isEqualTo(revision > stored || (revision == stored && !known.isComplete()));
        assertThat(new PublishedRevision(revision, revision).isDue(revision)).isFalse();
        assertThat(PublishedRevision.NONE.isDue(revision)).isTrue();
    }

    /** Half of all, so that two can be added. */
    private static final long MOST = Long.MAX_VALUE / 2 - 1;

    @Provide
    Arbitrary<List<Long>> offsets() {
        Arbitrary<Long> near = Arbitraries.longs().between(0, 20);
        Arbitrary<Long> any = Arbitraries.longs().between(0, MOST);
        return Arbitraries.oneOf(near, any).list().ofMinSize(1).ofMaxSize(20);
    }

    private static OffsetSpan span(List<Long> offsets) {
        OffsetSpan span = OffsetSpan.WITHOUT_EVENTS;
        for (long offset : offsets) {
            span = span.with(offset);
        }
        return span;
    }

    private static long least(List<Long> offsets) {
        return offsets.stream().mapToLong(Long::longValue).min().orElseThrow();
    }

    private static long greatest(List<Long> offsets) {
        return offsets.stream().mapToLong(Long::longValue).max().orElseThrow();
    }
}
