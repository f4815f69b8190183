package org.lumbar.routine.intake;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A snapshot that another service has published, cut down to what this one reads. */
public sealed interface Snapshot permits ClientDay, Session, PainRating {
    UUID clientId();

    UUID practiceId();

    long revision();

    LocalDate localDay();

    /** What the record's key says after the client id. */
    @JsonIgnore
    String ownKey();

    /** Only sessions belong to a plan. */
    @JsonIgnore
    default @Nullable UUID plan() {
        return null;
    }
}
