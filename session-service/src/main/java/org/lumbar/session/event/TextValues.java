package org.lumbar.session.event;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The text forms of the contract's values, as strict as its schemas: each method answers null for a text that is not of
 * the form. Written by hand because they run several times per event; the general parsers cost five times as much and
 * accept more than the contract does.
 */
public final class TextValues {
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2101-01-01T00:00:00Z");
    private static final byte[] HEX = hexDigits();
    private static final int MAX_OFFSET_MINUTES = 18 * 60;

    private TextValues() {}

    public static @Nullable UUID uuid(String text) {
        return uuid(text.toCharArray(), 0, text.length());
    }

    /** The same of some characters, for texts that need not become strings. */
    static @Nullable UUID uuid(char[] text, int from, int length) {
        if (length != 36
                || text[from + 8] != '-'
                || text[from + 13] != '-'
                || text[from + 18] != '-'
                || text[from + 23] != '-') {
            return null;
        }
        long a = hex(text, from, from + 8);
        long b = hex(text, from + 9, from + 13);
        long c = hex(text, from + 14, from + 18);
        long d = hex(text, from + 19, from + 23);
        long e = hex(text, from + 24, from + 36);
        if ((a | b | c | d | e) < 0) {
            return null;
        }
        return new UUID(a << 32 | b << 16 | c, d << 48 | e);
    }

    private static long hex(char[] text, int from, int to) {
        long value = 0;
        int wrong = 0;
        for (int i = from; i < to; i++) {
            int digit = text[i] < HEX.length ? HEX[text[i]] : -1;
            wrong |= digit;
            value = value << 4 | digit;
        }
        return wrong < 0 ? -1 : value;
    }

    /** The value of each hexadecimal digit, by its character; any other has -1. */
    private static byte[] hexDigits() {
        byte[] values = new byte['f' + 1];
        for (int c = 0; c < values.length; c++) {
            values[c] = (byte) Character.digit(c, 16);
        }
        return values;
    }

    /** RFC 3339 with seconds and an offset, years 2000 to 2100; kept to the microsecond, as PostgreSQL keeps it. */
    public static @Nullable Instant instant(String text) {
        int n = text.length();
        if (n < 20 || !punctuated(text)) {
            return null;
        }
        int seconds = seconds(text);
        LocalDate day = date(text.substring(0, 10));
        int end = 19;
        int micros = 0;
        if (text.charAt(19) == '.') {
            end = 20;
            for (int scale = 100_000; end < n && isDigit(text.charAt(end)); end++, scale /= 10) {
                micros += scale * (text.charAt(end) - '0');
            }
            if (end == 20 || end > 29) {
                return null;
            }
        }
        int offset = offsetMinutes(text, end);
        if (seconds < 0 || day == null || offset == Integer.MIN_VALUE) {
            return null;
        }
        Instant instant = Instant.ofEpochSecond(day.toEpochDay() * 86_400 + seconds - offset * 60L, micros * 1_000L);
        return instant.isBefore(FIRST) || !instant.isBefore(END) ? null : instant;
    }

    private static boolean punctuated(String text) {
        return text.charAt(10) == 'T' && text.charAt(13) == ':' && text.charAt(16) == ':';
    }

    private static int seconds(String text) {
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        boolean fine = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
        return fine ? hour * 3600 + minute * 60 + second : -1;
    }

    private static int offsetMinutes(String text, int at) {
        int n = text.length();
        if (at == n - 1 && text.charAt(at) == 'Z') {
            return 0;
        }
        if (at != n - 6 || text.charAt(at + 3) != ':' || (text.charAt(at) != '+' && text.charAt(at) != '-')) {
            return Integer.MIN_VALUE;
        }
        int hours = number(text, at + 1, at + 3);
        int minutes = number(text, at + 4, at + 6);
        int total = hours * 60 + minutes;
        if (hours < 0 || minutes < 0 || minutes > 59 || total > MAX_OFFSET_MINUTES) {
            return Integer.MIN_VALUE;
        }
        return text.charAt(at) == '-' ? -total : total;
    }

    /** A calendar day that exists, as {@code 2026-11-02}. */
    public static @Nullable LocalDate date(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31) {
            return null;
        }
        return day > 28 && !YearMonth.of(year, month).isValidDay(day) ? null : LocalDate.of(year, month, day);
    }

    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                return -1;
            }
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Up to {@code max} digits and nothing else. */
    static boolean digits(String text, int max) {
        int n = text.length();
        return n > 0 && n <= max && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
