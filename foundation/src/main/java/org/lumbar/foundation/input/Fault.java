package org.lumbar.foundation.input;

/**
 * One fault of what came in.
 *
 * @param code stable, kebab-case
 * @param pointer RFC 6901 JSON pointer of the faulty value; empty for the whole
 * @param detail for people; never repeats the value, which may be about somebody's health
 */
public record Fault(String code, String pointer, String detail) {
    /** As it comes into a log: without the pointer, in which a caller's own names may stand. */
    @Override
    public String toString() {
        return "Fault[code=" + code + ", detail=" + detail + "]";
    }
}
