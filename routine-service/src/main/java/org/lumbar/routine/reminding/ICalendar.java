package org.lumbar.routine.reminding;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * A calendar as RFC 5545 has it: folded lines, escaped texts, times in UTC and so without a zone to define. It says that something is due,
 * and nothing about what, for whom or why.
 */
final class ICalendar {
    /** All that a calendar, and whoever looks over a shoulder, gets to read. */
    static final String TITLE = "Lumbar";

    private static final String PRODUCT = "-//Lumbar//Reminders//EN";
    private static final String ASK_AGAIN = "PT4H";
    private static final int MOST_OCTETS = 75;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder();

    private ICalendar() {}

    /** @param madeAt when the client made the feed: the same reminders are always the same text */
    static String of(List<Reminder> reminders, Instant madeAt) {
        ICalendar calendar = new ICalendar();
        calendar.line("BEGIN:VCALENDAR");
        calendar.line("VERSION:2.0");
        calendar.line("PRODID:" + escaped(PRODUCT));
        calendar.line("CALSCALE:GREGORIAN");
        calendar.line("NAME:" + escaped(TITLE));
        calendar.line("X-WR-CALNAME:" + escaped(TITLE));
        calendar.line("REFRESH-INTERVAL;VALUE=DURATION:" + ASK_AGAIN);
        calendar.line("X-PUBLISHED-TTL:" + ASK_AGAIN);
        reminders.forEach(reminder -> calendar.entry(reminder, madeAt));
        calendar.line("END:VCALENDAR");
        return calendar.text.toString();
    }

    private void entry(Reminder reminder, Instant madeAt) {
        line("BEGIN:VEVENT");
        line("UID:" + escaped(reminder.uid()));
        line("DTSTAMP:" + UTC.format(madeAt));
        line("SEQUENCE:" + Math.min(reminder.revision(), Integer.MAX_VALUE));
        line("SUMMARY:" + escaped(TITLE));
        line("CLASS:PRIVATE");
        line("TRANSP:TRANSPARENT");
        if (reminder.at() == null) {
            line("DTSTART;VALUE=DATE:" + date(reminder.firstDay()));
            line("DTEND;VALUE=DATE:" + date(reminder.lastDay().plusDays(1)));
        } else {
            line("DTSTART:" + UTC.format(reminder.at()));
            line("DURATION:PT15M");
            line("BEGIN:VALARM");
            line("ACTION:DISPLAY");
            line("DESCRIPTION:" + escaped(TITLE));
            line("TRIGGER:PT0S");
            line("END:VALARM");
        }
        line("END:VEVENT");
    }

    private static String date(LocalDate day) {
        return DATE.format(day);
    }

    /** RFC 5545, 3.3.11: what would end a text or be taken for its structure. Other control characters can't be told at all. */
    static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\r\\n|\\r|\\n", "\\\\n")
                .replaceAll("[\\p{Cntrl}&&[^\\t]]", "");
    }

    private void line(String content) {
        text.append(folded(content)).append("\r\n");
    }

    /** RFC 5545, 3.1: at most 75 octets a line, and no character is cut in two. */
    static String folded(String line) {
        StringBuilder folded = new StringBuilder();
        int octets = 0;
        for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
            String character = Character.toString(line.codePointAt(i));
            int more = character.getBytes(UTF_8).length;
            if (octets + more > MOST_OCTETS) {
                folded.append("\r\n ");
                octets = 1;
            }
            folded.append(character);
            octets += more;
        }
        return folded.toString();
    }
}
