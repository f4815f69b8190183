package org.lumbar.session.pain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.event.LocalDay;
import org.lumbar.session.event.Moment;
import org.lumbar.session.event.Reported;
import org.lumbar.session.event.SessionEvent;
import org.lumbar.session.store.PackedReader;
import org.lumbar.session.store.PackedWriter;

/**
 * One pain rating with the answer it got.
 *
 * @param said what the client answered
 * @param rule what the rules of pain said, as last published; null if they said nothing
 * @param revision 0 until it is answered for the first time; grows when the answer changes, because a rating BEFORE or the plan came late
 */
public record Rating(
        UUID id,
        Said said,
        ZoneId zone,
        Instant occurredAt,
        Instant receivedAt,
        @Nullable Rule rule,
        int revision) {
    /**
     * What the client answered.
     *
     * @param score NRS-11, 0 to 10
     * @param stiff null if it was not asked, or not answered; so with {@code sore} and {@code flareUp}
     */
    public record Said(
            Moment moment,
            int score,
            @Nullable String stepKey,
            @Nullable Boolean stiff,
            @Nullable Boolean sore,
            @Nullable Boolean flareUp) {}

    /** A phone clock further ahead of the server's than this is flagged. */
    public static final Duration MAX_CLOCK_LEAD = Duration.ofMinutes(5);

    private static final Moment[] MOMENTS = Moment.values();
    private static final Rule[] RULES = Rule.values();

    public static Rating of(SessionEvent event, Reported.PainRated reported, Instant receivedAt) {
        return new Rating(
                event.id(),
                new Said(
                        reported.moment(),
                        reported.score(),
                        reported.stepKey(),
                        reported.stiff(),
                        reported.sore(),
                        reported.flareUp()),
                event.zone(),
                event.time(),
                receivedAt,
                null,
                0);
    }

    /** The rating under that answer: of the next revision, unless this is its answer already. */
    public Rating answered(@Nullable Rule newRule) {
        if (newRule == rule && revision > 0) {
            return this;
        }
        return new Rating(id, said, zone, occurredAt, receivedAt, newRule, revision + 1);
    }

    public Moment moment() {
        return said.moment();
    }

    /** NRS-11, 0 to 10. */
    public int score() {
        return said.score();
    }

    public LocalDate localDay() {
        return LocalDay.of(occurredAt, zone);
    }

    public boolean hasClockSkew() {
        return isSkewed(occurredAt, receivedAt);
    }

    public static boolean isSkewed(Instant occurredAt, Instant receivedAt) {
        return occurredAt.isAfter(receivedAt.plus(MAX_CLOCK_LEAD));
    }

    /** It answers the question of the next day: stiff, sore, or neither. */
    public boolean answersNextDay() {
        return said.moment == Moment.NEXT_DAY && (said.stiff != null || said.sore != null);
    }

    /** An answer that says stiff or sore. */
    public boolean saysSore() {
        return Boolean.TRUE.equals(said.stiff) || Boolean.TRUE.equals(said.sore);
    }

    public void pack(PackedWriter out) {
        out.uuid(id)
                .word(said.moment)
                .number(said.score)
                .optionalText(said.stepKey)
                .optionalFlag(said.stiff)
                .optionalFlag(said.sore)
                .optionalFlag(said.flareUp)
                .text(zone.getId())
                .instant(occurredAt)
                .instant(receivedAt)
                .optionalWord(rule)
                .number(revision);
    }

    public static Rating unpack(PackedReader in) {
        return new Rating(
                in.uuid(),
                new Said(
                        in.word(MOMENTS),
                        in.integer(),
                        in.optionalText(),
                        in.optionalFlag(),
                        in.optionalFlag(),
                        in.optionalFlag()),
                in.zone(),
                in.instant(),
                in.instant(),
                in.optionalWord(RULES),
                in.integer());
    }
}
