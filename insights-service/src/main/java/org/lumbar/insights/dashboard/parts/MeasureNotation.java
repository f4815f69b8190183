package org.lumbar.insights.dashboard.parts;

import io.quarkus.qute.TemplateExtension;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.lumbar.insights.consistency.Band;
import org.lumbar.insights.trend.TheilSen;
import org.lumbar.look.Notation;

/** How pages write measures: what {@link Notation} can't know. */
@TemplateExtension
public final class MeasureNotation {
    private MeasureNotation() {}

    /** A consistency as per cent, but never rounded up into the next band: 79.6 % is "79 %". */
    public static String consistency(Notation say, double share) {
        BigDecimal exact = BigDecimal.valueOf(share);
        BigDecimal rounded = exact.setScale(2, RoundingMode.HALF_UP);
        boolean same = Band.of(rounded.doubleValue()) == Band.of(share);
        return say.percent(same ? rounded : exact.setScale(2, RoundingMode.FLOOR));
    }

    /** A difference of two shares in percentage points, always with its sign. */
    public static String points(Notation say, double difference) {
        return say.change(Math.round(difference * 100));
    }

    /** True if both ends of an interval are shown as nothing. */
    public static boolean flatBetween(Notation say, TheilSen.Interval interval) {
        return say.flat(interval.lowerPerWeek()) && say.flat(interval.upperPerWeek());
    }
}
