package org.lumbar.routine.intake;

/** The snapshots that this service reads. */
enum Kind {
    CLIENT_DAY("client-day", ClientDay.class),
    SESSION("session", Session.class),
    PAIN_RATING("pain-rating", PainRating.class);

    private final String label;
    private final Class<? extends Fact> type;

    Kind(String label, Class<? extends Fact> type) {
        this.label = label;
        this.type = type;
    }

    String label() {
        return label;
    }

    Class<? extends Fact> type() {
        return type;
    }

    static Kind of(Fact fact) {
        for (Kind kind : values()) {
            if (kind.type.isInstance(fact)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("No kind of fact: " + fact.getClass().getSimpleName());
    }
}
