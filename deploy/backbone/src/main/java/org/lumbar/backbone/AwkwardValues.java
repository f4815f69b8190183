package org.lumbar.backbone;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Values that readers have stumbled over. Of JSON it gives the text as it stands in a document, quotes included. */
final class AwkwardValues {
    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "-0.0",
            "1.0",
            "5.0",
            "7e0",
            "70e-1",
            "0.1",
            "-1",
            "1e400",
            "-1e400",
            "1e-400",
            "1E+400",
            "0e0",
            "0e99999999999",
            "0e-99999999999",
            "-0e+2147483648",
            "1e2147483647",
            "1e2147483648",
            "1e-2147483647",
            "1e-2147483648",
            "1e-2147483649",
            "1e9223372036854775808",
            "-1E-9999999999",
            "1.5e-2147483649",
            "2147483647",
            "2147483648",
            "-2147483649",
            "9007199254740993",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "0.30000000000000000000000000000000000001",
            "1.7976931348623159e308",
            "4.9e-325",
            "NaN",
            "Infinity",
            "-Infinity",
            "01",
            "+1",
            ".5",
            "5.",
            "0x10",
            "1e",
            "1_000");
    private static final List<String> DATES = List.of(
            "-999999999-01-01",
            "+999999999-12-31",
            "0000-01-01",
            "0001-01-01",
            "1999-12-31",
            "2000-01-01",
            "2100-12-31",
            "2101-01-01",
            "9999-12-31",
            "2026-02-29",
            "2026-13-01",
            "20261127",
            "2026-W48-5",
            "-1000000000-01-01T00:00:00Z",
            "+1000000000-12-31T23:59:59.999999999Z",
            "0000-01-01T00:00:00Z",
            "1969-12-31T23:59:59Z",
            "2000-01-01T00:00:00+18:00",
            "2100-12-31T23:59:59-18:00",
            "9999-12-31T23:59:59.999999999Z",
            "2026-11-27T24:00:00Z",
            "2026-06-30T23:59:60Z",
            "2026-11-27T10:00:00+18:01",
            "2026-11-27T10:00:00",
            "2026-11-27t10:00:00z",
            "2026-11-27T10:00:00.1234567890Z",
            "1764237600000",
            "yesterday");
    private static final List<String> WORDS = List.of(
            "",
            " ",
            "UNKNOWN",
            "null",
            "true",
            "0",
            "-1",
            "1e400",
            "Europe/Kyiv",
            "EST",
            "SystemV/PST8PDT",
            "GMT+2",
            "+02:00",
            "Z",
            "Mars/Olympus_Mons",
            "00000000-0000-0000-0000-000000000000",
            "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
            "11111111-2222-7333-8444-55555555555",
            "{11111111-2222-7333-8444-555555555555}",
            "../../etc/passwd",
            "a\tb",
            "a\r\nb",
            "'; --",
            "\u202Eabc",
            "\uFEFFabc",
            "e\u0301",
            "\u0130",
            "\uD83D\uDE00");

    /** As they stand in a document: no string of this language can be sure to carry them to bytes. */
    private static final List<String> ESCAPES = List.of(
            "\\u0000",
            "\\ud83d",
            "\\ude00",
            "\\ude00\\ud83d",
            "\\ud83d\\ude00",
            "\\uD83D\\uD83D\\uDE00",
            "\\uffff",
            "\\u0085",
            "\\u2028",
            "\\\\u0000",
            "\\/",
            "\\x41",
            "\\u00",
            "\\");

    private static final List<String> CONTENT_TYPES = List.of(
            "",
            " ",
            "application",
            "application/",
            "/json",
            "/",
            "json",
            "*/*",
            "application/*",
            "application/json, application/json",
            "application/cloudevents+json, application/json",
            "application/cloudevents+json;",
            "application/cloudevents+json; charset",
            "application/cloudevents+json; charset=",
            "application/cloudevents+json; charset=utf-16",
            "application/cloudevents+json; charset=\"utf-8",
            "APPLICATION/CLOUDEVENTS+JSON",
            "application/cloudevents-batch+json; charset=nonsense",
            "application/cloudevents+json/x",
            "application json",
            "application/json\t;",
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "\u00E4/\u00F6",
            ";",
            ",",
            "=",
            "application/json;q=2;a=b;a=b",
            "{}");
    private static final int[] LENGTHS = {1, 37, 65, 121, 257, 1_000, 6_000};

    private final SplittableRandom random;

    AwkwardValues(SplittableRandom random) {
        this.random = random;
    }

    String number() {
        return switch (random.nextInt(8)) {
            case 0 -> digits(300);
            case 1 -> "1" + "0".repeat(400);
            case 2 -> "0." + digits(40);
            case 3 -> digits(1 + random.nextInt(30)) + "e" + (random.nextLong() >> random.nextInt(64));
            default -> pick(NUMBERS);
        };
    }

    /** In quotes. */
    String text() {
        return switch (random.nextInt(8)) {
            case 0 -> '"' + pick(DATES) + '"';
            case 1 -> '"' + longText() + '"';
            case 2, 3 -> '"' + "a" + pick(ESCAPES) + "b\"";
            case 4 -> '"' + pick(ESCAPES) + '"';
            default -> quoted(pick(WORDS));
        };
    }

    /** In quotes: the text of the example with something of one of the kinds in it. */
    String textOf(String example) {
        int at = random.nextInt(example.length() + 1);
        String changed = switch (random.nextInt(4)) {
            case 0 -> example.substring(0, at);
            case 1 -> random.nextBoolean() ? example.toLowerCase(Locale.ROOT) : example + " ";
            default -> example;
        };
        String quoted = quoted(changed);
        return random.nextInt(3) == 0 ? quoted : quoted.substring(0, quoted.length() - 1) + pick(ESCAPES) + '"';
    }

    /** Any value at all. */
    String value() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> number();
            case 3, 4, 5 -> text();
            case 6 -> nested();
            case 7 -> pick(List.of("null", "true", "false"));
            default -> pick(List.of("{}", "[]", "[null]", "{\"\":null}", "[[]]", "[1,\"a\",{}]", "{\"a\":1,\"a\":2}"));
        };
    }

    /** Structures inside each other, from deeper than is allowed to deeper than a stack. */
    String nested() {
        int levels = new int[] {31, 33, 200, 1_001, 20_000}[random.nextInt(20) == 0 ? 4 : random.nextInt(4)];
        return random.nextBoolean()
                ? "[".repeat(levels) + "]".repeat(levels)
                : "{\"a\":".repeat(levels) + "1" + "}".repeat(levels);
    }

    /** A text of a line, not of JSON. */
    String textLike(String example) {
        return switch (random.nextInt(8)) {
            case 0 -> pick(DATES);
            case 1 -> longText();
            case 2 -> number();
            case 3 -> example + pick(List.of("\u0000", "\uD83D", "\uDE00", "\uD83D\uDE00", "%00", "%", "\t", ";", ":"));
            case 4 -> example.substring(0, random.nextInt(example.length() + 1));
            case 5 -> random.nextBoolean() ? example.toUpperCase(Locale.ROOT) : example + example;
            default -> pick(WORDS);
        };
    }

    String contentType() {
        return random.nextInt(10) == 0 ? longText() : pick(CONTENT_TYPES);
    }

    String longText() {
        int length = random.nextInt(50) == 0 ? 70_000 : LENGTHS[random.nextInt(LENGTHS.length)];
        return pick(List.of("a", "7", "\u00E9", "\uD83D\uDE00", " ")).repeat(length);
    }

    private String digits(int count) {
        StringBuilder digits = new StringBuilder("9");
        while (digits.length() < count) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    private static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
