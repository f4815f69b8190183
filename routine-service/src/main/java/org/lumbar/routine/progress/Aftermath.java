package org.lumbar.routine.progress;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.lumbar.routine.intake.Feeling;
import org.lumbar.routine.intake.PainRating;
import org.lumbar.routine.intake.Session;

/**
 * How a session was for the client: what the continue rule said during it, and how the back was afterwards. Of several ratings the
 * lowest before and the highest after count.
 *
 * @param ratings of any sessions
 */
public record Aftermath(Session session, List<PainRating> ratings) {
    /** The client felt worse afterwards. */
    public static final String FELT_WORSE = "FELT_WORSE";

    /** The pain afterwards was at least {@value #MUCH} above the one before. */
    public static final String AFTER_PLUS_2 = "AFTER_PLUS_2";

    private static final int MUCH = 2;

    /** Something that speaks for less next time. */
    public record Objection(String rule, List<Evidence> evidence) {}

    /** What speaks for less next time; the continue rule first. */
    public List<Objection> objections() {
        List<Objection> objections = new ArrayList<>();
        Session.Guidance guidance = session.guidance();
        if (guidance != null && session.wasTooMuch()) {
            objections.add(new Objection(guidance.rule().name(), List.of(Evidence.of(session))));
        }
        if (session.feeling() == Feeling.WORSE) {
            Evidence felt = new Evidence(session.localDay(), session.sessionId(), null, FELT_WORSE, null);
            objections.add(new Objection(FELT_WORSE, List.of(felt)));
        }
        PainRating before = before().orElse(null);
        PainRating after = after().orElse(null);
        if (before != null && after != null && after.score() >= before.score() + MUCH) {
            objections.add(new Objection(
                    AFTER_PLUS_2, Stream.of(before, after).map(this::evidence).toList()));
        }
        return objections;
    }

    public boolean wasTooMuch() {
        return !objections().isEmpty();
    }

    /** Calm, and the client says that it was better afterwards, and no more painful: both are known. */
    public boolean wentWell() {
        PainRating before = before().orElse(null);
        PainRating after = after().orElse(null);
        return session.wasCalm()
                && session.feeling() == Feeling.BETTER
                && before != null
                && after != null
                && after.score() <= before.score();
    }

    private Optional<PainRating> before() {
        return of("BEFORE").min(Comparator.comparingInt(PainRating::score));
    }

    private Optional<PainRating> after() {
        return of("AFTER").max(Comparator.comparingInt(PainRating::score));
    }

    private Stream<PainRating> of(String moment) {
        return ratings.stream()
                .filter(rating -> rating.moment().equals(moment))
                .filter(rating -> Objects.equals(rating.sessionId(), session.sessionId()));
    }

    private Evidence evidence(PainRating rating) {
        return new Evidence(rating.localDay(), session.sessionId(), rating.ratingId(), AFTER_PLUS_2, rating.score());
    }
}
