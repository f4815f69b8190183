package org.lumbar.routine.reminding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.CalendarComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumbar.routine.today.UpcomingSession;

/** The feed's text, as another implementation of RFC 5545 reads it. */
class ICalendarTest {
    private static final Instant MADE = Instant.parse("2026-11-02T09:30:00.123456Z");
    private static final Set<String> NAMES = Set.of(
            "BEGIN",
            "END",
            "VERSION",
            "PRODID",
            "CALSCALE",
            "NAME",
            "X-WR-CALNAME",
            "REFRESH-INTERVAL",
            "X-PUBLISHED-TTL",
            "UID",
            "DTSTAMP",
            "SEQUENCE",
            "SUMMARY",
            "CLASS",
            "TRANSP",
            "DTSTART",
            "DURATION",
            "ACTION",
            "DESCRIPTION",
            "TRIGGER");
    private static final String PLAN = "0198c0de-0000-7000-8000-000000000001";

    @ParameterizedTest
    @CsvSource({
        // the night on which the clocks go back, and the days around it
        "Europe/Berlin, 2026-10-24, 07:30, 2026-10-24T05:30:00Z",
        "Europe/Berlin, 2026-10-25, 07:30, 2026-10-25T06:30:00Z",
        "Europe/Berlin, 2026-10-24, 02:30, 2026-10-25T00:30:00Z",
        // the night on which they go forward: half past two is not on the clock, and comes as half past three
        "Europe/Berlin, 2026-03-28, 07:30, 2026-03-28T06:30:00Z",
        "Europe/Berlin, 2026-03-29, 07:30, 2026-03-29T05:30:00Z",
        "Europe/Berlin, 2026-03-28, 02:30, 2026-03-29T01:30:00Z",
        // after midnight it is still the evening before, until three
        "Europe/Berlin, 2026-11-20, 00:15, 2026-11-20T23:15:00Z",
        "Europe/Berlin, 2026-11-20, 02:59, 2026-11-21T01:59:00Z",
        "Europe/Berlin, 2026-11-20, 03:00, 2026-11-20T02:00:00Z",
        // clocks that differ by half an hour, and a day that was skipped
        "Australia/Lord_Howe, 2026-04-05, 07:30, 2026-04-04T21:00:00Z",
        "Pacific/Apia, 2011-12-29, 23:00, 2011-12-30T09:00:00Z"
    })
    void aReminderComesAtItsTimeOfDayWhateverTheClocksDo(ZoneId zone, LocalDate day, LocalTime time, Instant expected) {
        // When
        Reminder reminder = Reminder.of(session(day, day, "am", zone), times("am", time));

        // Then
        assertThat(reminder.at()).isEqualTo(expected);
        assertThat(value(events(reminder).get(0), Property.DTSTART))
                .isEqualTo(expected.toString().replaceAll("[-:]", ""));
    }

    @Test
    void aDaysSessionsHaveTheirTimesByNameAndOneWithoutIsAnEntryOfTheWholeDay() {
        // Given
        LocalDate day = LocalDate.of(2026, 2, 28);
        ZoneId zone = ZoneId.of("UTC");
        FeedTimes times = FeedTimes.of(Map.of("am", "08:00", "pm", "19:05"));

        // When
        CalendarComponent[] events = Stream.of("am", "pm", "night")
                .map(slot -> Reminder.of(session(day, day, slot, zone), times))
                .flatMap(reminder -> events(reminder).stream())
                .toArray(CalendarComponent[]::new);

        // Then
        assertThat(Arrays.stream(events).map(event -> value(event, Property.DTSTART)))
                .containsExactly("20260228T080000Z", "20260228T190500Z", "20260228");
        assertThat(value(events[2], Property.DTEND)).isEqualTo("20260301");
        assertThat(FeedTimes.ofText(times.toText())).isEqualTo(times);
        assertThat(FeedTimes.ofText("").bySlot()).isEmpty();
    }

    @Test
    void asSoManyTimesAWeekItIsAnEntryOfTheDaysThatAreLeftOfIt() {
        // When
        Component event = events(Reminder.of(
                        session(LocalDate.of(2026, 12, 30), LocalDate.of(2027, 1, 3), "1", ZoneId.of("Europe/Berlin")),
                        times("1", LocalTime.NOON)))
                .get(0);

        // Then
        assertThat(value(event, Property.DTSTART)).isEqualTo("20261230");
        assertThat(value(event, Property.DTEND)).isEqualTo("20270104");
    }

    @Test
    void anotherReaderFindsTheSameAndNothingSaysWhatItIsAbout() throws Exception {
        // Given
        LocalDate day = LocalDate.of(2026, 11, 20);
        List<Reminder> reminders = Stream.iterate(day, next -> next.plusDays(1))
                .limit(29)
                .map(each -> Reminder.of(
                        session(each, each, "am", ZoneId.of("Europe/Berlin")), times("am", LocalTime.of(7, 30))))
                .toList();

        // When
        String text = ICalendar.of(reminders, MADE);
        Calendar read = read(text);

        // Then
        assertThat(read.validate().getEntries()).isEmpty();
        assertThat(read.<CalendarComponent>getComponents(Component.VEVENT))
                .extracting(event -> value(event, Property.UID))
                .containsExactlyElementsOf(reminders.stream().map(Reminder::uid).toList());
        assertThat(read.<CalendarComponent>getComponents(Component.VEVENT))
                .allSatisfy(event -> assertThat(value(event, Property.SUMMARY)).isEqualTo("Lumbar"));
        assertThat(text.lines().map(line -> line.split("[:;]")[0])).isSubsetOf(NAMES);
        assertThat(ICalendar.of(reminders, MADE)).isEqualTo(text);
    }

    @Test
    void anEmptyFeedIsACalendarAllTheSame() throws Exception {
        assertThat(read(ICalendar.of(List.of(), MADE)).getComponents()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1", "73", "74", "75", "76", "149", "150", "400"})
    void aLongLineIsFoldedAtSeventyFiveOctetsAndNoCharacterIsCut(int characters) {
        for (String character : List.of("x", "ü", "€", "🙂")) {
            // Given
            String line = "X:" + character.repeat(characters);

            // When
            String folded = ICalendar.folded(line);

            // Then
            assertThat(folded.split("\r\n"))
                    .allSatisfy(each -> assertThat(each.getBytes(UTF_8).length).isLessThanOrEqualTo(75));
            assertThat(new String(folded.getBytes(UTF_8), UTF_8)).isEqualTo(folded);
            assertThat(folded.replace("\r\n ", "")).isEqualTo(line);
        }
    }

    @Test
    void aTextEndsNoLineAndBeginsNoOtherOne() throws Exception {
        // Given
        String nasty = "a\\b;c,d\r\nEND:VEVENT\ne\u0007\rf";

        // When
        String text =
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20261102T093000Z\r\n"
                        + "SUMMARY:" + ICalendar.escaped(nasty) + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

        // Then
        assertThat(read(text).<CalendarComponent>getComponents(Component.VEVENT))
                .singleElement()
                .satisfies(event -> assertThat(value(event, Property.SUMMARY)).isEqualTo("a\\b;c,d\nEND:VEVENT\ne\nf"));
    }

    private static FeedTimes times(String slot, LocalTime time) {
        return FeedTimes.of(Map.of(slot, time.toString()));
    }

    private static UpcomingSession session(LocalDate first, LocalDate last, String slot, ZoneId zone) {
        return new UpcomingSession(PLAN + ":" + first + ":" + slot, first, last, slot, zone, 7);
    }

    private static List<CalendarComponent> events(Reminder reminder) {
        try {
            return read(ICalendar.of(List.of(reminder), MADE)).getComponents(Component.VEVENT);
        } catch (IOException | ParserException e) {
            throw new AssertionError(e);
        }
    }

    private static Calendar read(String text) throws IOException, ParserException {
        return new CalendarBuilder().build(new StringReader(text));
    }

    private static String value(Component event, String property) {
        return event.getRequiredProperty(property).getValue();
    }
}
