package org.lumbar.insights.chart;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.lumbar.insights.pain.DailyPain;

/**
 * Pain of the last 28 days in a box of {@value #WIDTH} by {@value #HEIGHT}; 0 lies at the bottom, 10 at the top, today at the right.
 *
 * @param path the line, as an SVG path; broken where more than a week has no value, and empty if no value is recent enough
 * @param lastX where the newest value lies
 * @param lastY where the newest value lies
 * @param points how many values it shows
 */
public record Sparkline(String path, String lastX, String lastY, int points) {
    private static final int DAYS = 28;
    private static final int WIDTH = 112;
    private static final int HEIGHT = 32;
    private static final int MARGIN = 4;
    private static final int LONGEST_GAP = 7;
    private static final double WORST = 10;

    /** Draws the values of the days up to today; older ones are left out. */
    public static Sparkline of(List<DailyPain> daily, LocalDate today) {
        StringBuilder path = new StringBuilder();
        String x = "";
        String y = "";
        int points = 0;
        LocalDate before = LocalDate.MIN;
        for (DailyPain day : daily) {
            if (day.localDay().isBefore(today.minusDays(DAYS - 1L))
                    || day.localDay().isAfter(today)) {
                continue;
            }
            x = across(ChronoUnit.DAYS.between(day.localDay(), today));
            y = number(HEIGHT - MARGIN - day.value() / WORST * (HEIGHT - 2 * MARGIN));
            boolean gap = before.isBefore(day.localDay().minusDays(LONGEST_GAP));
            path.append(gap ? "M" : "L").append(x).append(' ').append(y).append(gap ? "h0" : "");
            before = day.localDay();
            points++;
        }
        return new Sparkline(path.toString(), x, y, points);
    }

    private static String across(long daysAgo) {
        double step = (WIDTH - 2.0 * MARGIN) / (DAYS - 1);
        return number(WIDTH - MARGIN - daysAgo * step);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
