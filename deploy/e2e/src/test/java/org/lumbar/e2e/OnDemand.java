package org.lumbar.e2e;

/** How large a story is to be, from variables of the environment: {@code deploy/e2e/faults} sets them. */
final class OnDemand {
    private OnDemand() {}

    static int number(String variable, int otherwise) {
        String value = System.getenv(variable);
        return value == null || value.isEmpty() ? otherwise : Integer.parseInt(value);
    }
}
