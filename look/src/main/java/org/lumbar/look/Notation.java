package org.lumbar.look;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a page writes numbers and dates, as of now.
 *
 * @param language one of {@link #LANGUAGES}
 * @param locale the same language as the reader's region writes it
 */
public record Notation(Locale language, Locale locale, Instant now) {

    /** The languages that the pages speak; the first one is for everybody else. */
    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    private static final Duration OLD_AFTER = Duration.ofHours(49);

    /** The notation for the languages a browser accepts, best first. */
    public static Notation of(List<Locale> accepted, Instant now) {
        for (Locale wanted : accepted) {
            for (Locale spoken : LANGUAGES) {
                if (spoken.getLanguage().equals(wanted.getLanguage())) {
                    return new Notation(spoken, wanted, now);
                }
            }
        }
        return new Notation(LANGUAGES.get(0), Locale.UK, now);
    }

    /** The language tag, as in {@code <html lang>}. */
    public String tag() {
        return locale.toLanguageTag();
    }

    /** What the page calls a language, by its tag. */
    public String languageName(String spoken) {
        return Locale.forLanguageTag(spoken).getDisplayName(language);
    }

    /** True if words of that language, by its tag, are not in the language of the page. */
    public boolean isForeign(String spoken) {
        return !Locale.forLanguageTag(spoken).getLanguage().equals(language.getLanguage());
    }

    /** A share of 0 to 1 as whole per cent, rounded half up, for example "72%" or "72 %". */
    public String percent(double share) {
        return percent(BigDecimal.valueOf(share).setScale(2, RoundingMode.HALF_UP));
    }

    /** A share that is rounded already. */
    public String percent(BigDecimal share) {
        return NumberFormat.getPercentInstance(locale).format(share);
    }

    /** A pain score, rounded half up, with a decimal only where there is one. */
    public String score(double score) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(1);
        return format.format(BigDecimal.valueOf(score).setScale(1, RoundingMode.HALF_UP));
    }

    /** Several scores of a day, in order. */
    public String scores(List<Integer> scores) {
        return scores.stream().map(this::score).collect(Collectors.joining(" "));
    }

    /** A difference of pain scores, always with its sign. */
    public String change(double points) {
        String size = score(Math.abs(points));
        if (size.equals(score(0))) {
            return "±" + size;
        }
        return (points < 0 ? "−" : "+") + size;
    }

    /** True if a slope is shown as nothing: "±0 points a week" says less than words. */
    public boolean flat(double points) {
        return score(Math.abs(points)).equals(score(0));
    }

    /** A whole number. */
    public String count(Number number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** A share of 0 to 1 as the number of units out of a hundred; for drawing, the same in every language. */
    public String width(double share) {
        return String.valueOf(Math.round(share * 100));
    }

    /** A day with its year. */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(day);
    }

    /** The day of an instant in a zone, with its year. */
    public String day(Instant instant, ZoneId zone) {
        return day(LocalDate.ofInstant(instant, zone));
    }

    /** A day with its weekday, read aloud. */
    public String weekday(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(locale)
                .format(day);
    }

    /** A day without its year, for example "5 Nov". */
    public String shortDay(LocalDate day) {
        return DateTimeFormatter.ofPattern(dayAndMonth()).withLocale(locale).format(day);
    }

    /** A month, for example "Nov". */
    public String month(LocalDate day) {
        return day.getMonth().getDisplayName(TextStyle.SHORT_STANDALONE, locale);
    }

    /** The days of a week from Monday, for example "Mon". */
    public List<String> weekdays() {
        return Stream.of(DayOfWeek.values())
                .map(day -> day.getDisplayName(TextStyle.SHORT_STANDALONE, locale))
                .toList();
    }

    /** A date and time on the clock of a zone, which it names: nobody knows here where the reader is. */
    public String moment(Instant instant, ZoneId zone) {
        String name = DateTimeFormatter.ofPattern("z")
                .withLocale(locale)
                .withZone(zone)
                .format(instant);
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(locale)
                        .withZone(zone)
                        .format(instant)
                + " "
                + name;
    }

    /** How long ago an instant was. */
    public Age age(Instant instant) {
        return Age.of(instant, now);
    }

    /** True if something is too old to be relied on: as old as what raises an alert. */
    public boolean old(Instant instant) {
        return instant.plus(OLD_AFTER).isBefore(now);
    }

    private String dayAndMonth() {
        if (language.equals(Locale.GERMAN)) {
            return "d. MMM";
        }
        return locale.getCountry().equals("US") ? "MMM d" : "d MMM";
    }
}
