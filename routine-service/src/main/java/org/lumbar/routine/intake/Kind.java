package org.lumbar.routine.intake;

import java.util.regex.Pattern;

/** The snapshots that this service reads. */
enum Kind {
    CLIENT_DAY("client-day", ClientDay.class, "\\d{4}-\\d{2}-\\d{2}"),
    SESSION("session", Session.class, Kind.ID),
    PAIN_RATING("pain-rating", PainRating.class, Kind.ID);

    private static final String ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final String label;
    private final Class<? extends Snapshot> type;
    private final Pattern key;

    Kind(String label, Class<? extends Snapshot> type, String ownKey) {
        this.label = label;
        this.type = type;
        this.key = Pattern.compile(ID + ":" + ownKey);
    }

    String label() {
        return label;
    }

    Class<? extends Snapshot> type() {
        return type;
    }

    /** Whether a record of this kind can have this key, in lower case. */
    boolean isKey(String text) {
        return key.matcher(text).matches();
    }

    static Kind of(Snapshot snapshot) {
        for (Kind kind : values()) {
            if (kind.type.isInstance(snapshot)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(
                "No kind of snapshot: " + snapshot.getClass().getSimpleName());
    }
}
