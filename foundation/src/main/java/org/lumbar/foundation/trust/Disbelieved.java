package org.lumbar.foundation.trust;

/** A record claims what can't be true beside what is known. It is at fault, alone, and is set apart with this code and place. */
public final class Disbelieved extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String pointer;

    /**
     * @param code as the contract has it
     * @param pointer where in the record's value the claim stands
     */
    public Disbelieved(String code, String pointer) {
        super(code + " at " + pointer, null, false, false);
        this.code = code;
        this.pointer = pointer;
    }

    public String code() {
        return code;
    }

    public String pointer() {
        return pointer;
    }
}
