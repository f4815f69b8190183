package org.lumbar.session.redrive;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters are meant, and what is to be done with them.
 *
 * @param codes empty for all
 * @param from first offset in the dead letter topic; and {@code to}, the last
 * @param sending what is done with them
 */
record Selection(
        List<String> codes,
        Instant since,
        Instant until,
        String client,
        @Nullable Integer partition,
        long from,
        long to,
        Sending sending) {

    /**
     * What is done with the letters that are meant.
     *
     * @param perSecond most letters that are sent in a second
     * @param send false: only look
     * @param force also those that would be set aside again, or were sent before
     */
    record Sending(int perSecond, boolean send, boolean force) {}

    static final String USAGE = """
            redrive [filters] [--send] [--force] [--per-second=100]
              --code=<code>[,<code>…]   rejected for these reasons
              --since=<time> --until=<time>   rejected in this time, such as 2026-11-20T00:00:00Z
              --client=<id>   of this client
              --partition=<n> --offsets=<from>-<to>   that lie there in the dead letter topic
            Without --send it only says what it would do.""";

    private static final String ANY = "";

    /** @throws IllegalArgumentException if an argument makes no sense */
    static Selection parse(List<String> arguments) {
        Selection selection = new Selection(
                List.of(), Instant.MIN, Instant.MAX, ANY, null, 0, Long.MAX_VALUE, new Sending(100, false, false));
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            String value = equals < 0 ? "" : argument.substring(equals + 1);
            try {
                selection = selection.with(name, value);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(argument, e);
            }
        }
        return selection;
    }

    private Selection with(String name, String value) {
        return switch (name) {
            case "--code" -> of(Arrays.asList(value.split(",", -1)), since, until, client, partition);
            case "--since" -> of(codes, Instant.parse(value), until, client, partition);
            case "--until" -> of(codes, since, Instant.parse(value), client, partition);
            case "--client" -> of(codes, since, until, value.toLowerCase(Locale.ROOT), partition);
            case "--partition" -> of(codes, since, until, client, Integer.valueOf(value));
            case "--offsets" -> offsets(value);
            case "--per-second" -> doing(new Sending(positive(value), sending.send, sending.force));
            case "--send" -> doing(new Sending(sending.perSecond, true, sending.force));
            case "--force" -> doing(new Sending(sending.perSecond, sending.send, true));
            default -> throw new IllegalArgumentException(name);
        };
    }

    private Selection of(
            List<String> newCodes,
            Instant newSince,
            Instant newUntil,
            String newClient,
            @Nullable Integer newPartition) {
        return new Selection(newCodes, newSince, newUntil, newClient, newPartition, from, to, sending);
    }

    private Selection offsets(String range) {
        String[] ends = range.split("-", 2);
        long first = Long.parseLong(ends[0]);
        long last = ends.length == 1 ? first : Long.parseLong(ends[1]);
        return new Selection(codes, since, until, client, partition, first, last, sending);
    }

    private Selection doing(Sending other) {
        return new Selection(codes, since, until, client, partition, from, to, other);
    }

    private static int positive(String value) {
        int number = Integer.parseInt(value);
        if (number < 1) {
            throw new IllegalArgumentException(value);
        }
        return number;
    }

    boolean includes(Letter letter) {
        return (codes.isEmpty() || codes.contains(letter.code()))
                && !letter.rejectedAt().isBefore(since)
                && !letter.rejectedAt().isAfter(until)
                && (client.isEmpty() || client.equals(letter.key()))
                && (partition == null || partition == letter.record().partition())
                && letter.record().offset() >= from
                && letter.record().offset() <= to;
    }
}
