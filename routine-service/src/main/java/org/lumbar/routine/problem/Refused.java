package org.lumbar.routine.problem;

import java.util.List;
import org.lumbar.foundation.input.Fault;
import org.lumbar.foundation.input.Unreadable;

/** A request that is not carried out, and why; becomes an {@code application/problem+json} answer. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient List<Fault> faults;

    private Refused(int status, String code, String detail, List<Fault> faults) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.faults = List.copyOf(faults);
    }

    /** 400: the body has faults; all of them are named. */
    public static Refused invalid(List<Fault> faults) {
        return new Refused(400, "invalid-request", "The request has " + faults.size() + " fault(s).", faults);
    }

    /** 400: no value can be read from the body, or one with a place that can't be stored. */
    public static Refused unreadable(Unreadable body) {
        return body.isMalformed() ? malformed(body.faults()) : invalid(body.faults());
    }

    /** 400: no value can be read from the body. */
    public static Refused malformed(List<Fault> faults) {
        return new Refused(400, "malformed-request", "The body can't be read.", faults);
    }

    /** 404: unknown, or not the caller's to know of; the two look the same. */
    public static Refused notFound(String code, String detail) {
        return new Refused(404, code, detail, List.of());
    }

    /** 409: it contradicts what is stored. */
    public static Refused conflict(String code, String detail) {
        return new Refused(409, code, detail, List.of());
    }

    /** Any other refusal. */
    public static Refused of(int status, String code, String detail, List<Fault> reasons) {
        return new Refused(status, code, detail, reasons);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public List<Fault> faults() {
        return faults;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
