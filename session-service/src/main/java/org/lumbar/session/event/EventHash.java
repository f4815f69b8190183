package org.lumbar.session.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells an event that was sent again from another one under the same id. It writes by itself, and not by what packs states: their forms
 * change, a hash never may.
 */
public final class EventHash {
    /**
     * 64-bit FNV-1a over what the event says: its type, time, zone and the fields that this service reads. Order of
     * fields, white space and the CloudEvents mode make no difference. Stored for life: never change it.
     */
    public long of(SessionEvent event) {
        Fnv1a out = new Fnv1a()
                .number(event.kind().code())
                .instant(event.time())
                .text(event.zone().getId())
                .optionalUuid(event.sessionId());
        write(event.reported(), out);
        return out.hash;
    }

    private static void write(Reported reported, Fnv1a out) {
        if (reported instanceof Reported.Started started) {
            Reported.Screening screening = started.screening();
            out.uuid(started.planId())
                    .optionalText(started.occurrenceId())
                    .optionalText(screening == null ? null : screening.version())
                    .flag(screening != null && screening.passed());
        } else if (reported instanceof Reported.StepCompleted done) {
            out.text(done.stepKey())
                    .optionalNumber(done.seconds())
                    .optionalNumber(done.repetitions())
                    .optionalNumber(done.holdSeconds())
                    .optionalText(
                            done.pressure() == null ? null : done.pressure().name())
                    .optionalText(done.equipment());
        } else if (reported instanceof Reported.StepSkipped skipped) {
            out.text(skipped.stepKey()).text(skipped.reason().name());
        } else if (reported instanceof Reported.PainRated rated) {
            out.text(rated.moment().name())
                    .number(rated.score())
                    .optionalText(rated.stepKey())
                    .optionalFlag(rated.stiff())
                    .optionalFlag(rated.sore())
                    .optionalFlag(rated.flareUp());
        } else if (reported instanceof Reported.Stopped stopped) {
            out.text(stopped.reason().name()).optionalText(stopped.stepKey());
        } else if (reported instanceof Reported.Completed completed) {
            out.optionalText(
                    completed.feeling() == null ? null : completed.feeling().name());
        }
    }

    /** 64-bit FNV-1a over values one after the other: numbers in sevens of bits, texts behind their length, what may be absent behind a byte. */
    private static final class Fnv1a {
        private static final long PRIME = 0x100000001b3L;

        private long hash = 0xcbf29ce484222325L;

        private void add(int value) {
            hash = (hash ^ (value & 0xFF)) * PRIME;
        }

        Fnv1a number(long value) {
            long rest = value << 1 ^ value >> 63;
            while ((rest & ~0x7FL) != 0) {
                add((int) (rest | 0x80));
                rest >>>= 7;
            }
            add((int) rest);
            return this;
        }

        Fnv1a optionalNumber(@Nullable Number value) {
            flag(value != null);
            return value == null ? this : number(value.longValue());
        }

        Fnv1a flag(boolean value) {
            add(value ? 1 : 0);
            return this;
        }

        Fnv1a optionalFlag(@Nullable Boolean value) {
            return number(value == null ? 0 : value ? 1 : 2);
        }

        Fnv1a uuid(UUID value) {
            return fixed(value.getMostSignificantBits()).fixed(value.getLeastSignificantBits());
        }

        Fnv1a optionalUuid(@Nullable UUID value) {
            flag(value != null);
            return value == null ? this : uuid(value);
        }

        private Fnv1a fixed(long value) {
            for (int shift = 56; shift >= 0; shift -= 8) {
                add((int) (value >>> shift));
            }
            return this;
        }

        Fnv1a text(String value) {
            byte[] utf8 = value.getBytes(UTF_8);
            number(utf8.length);
            for (byte each : utf8) {
                add(each);
            }
            return this;
        }

        Fnv1a optionalText(@Nullable String value) {
            flag(value != null);
            return value == null ? this : text(value);
        }

        /** To the microsecond. */
        Fnv1a instant(Instant value) {
            return number(value.getEpochSecond()).number(value.getNano() / 1_000);
        }
    }
}
