package org.lumbar.routine.consent;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.input.Fault;
import org.lumbar.routine.problem.Refused;

/** The texts of all practices, each version for ever. */
@ApplicationScoped
public class ConsentTexts implements PanacheRepositoryBase<ConsentTextRow, ConsentTextRow.Id> {
    /** Of one practice: one a week for nineteen years. */
    static final int MOST = 1_000;

    private final Clock clock;

    ConsentTexts(Clock clock) {
        this.clock = clock;
    }

    /** @param created false if the practice's current text says the same */
    public record Published(ConsentText text, boolean created) {}

    /**
     * Makes the next version of the caller's practice, unless the current one says the same: nobody is asked again for nothing.
     *
     * @throws Refused 400 naming what is missing; 409 if the practice has too many versions
     */
    @Transactional
    public Published publish(Caller caller, NewConsentText wanted) {
        List<Fault> faults = wanted.faults();
        if (!faults.isEmpty()) {
            throw Refused.invalid(faults);
        }
        ConsentText current = current(caller.practice()).orElse(null);
        if (current != null && current.texts().equals(wanted.texts())) {
            return new Published(current, false);
        }
        int version = current == null ? 1 : current.version() + 1;
        if (version > MOST) {
            throw Refused.conflict(
                    "too-many-consent-texts", "The practice has so many versions that no more are taken.");
        }
        ConsentTextRow row = new ConsentTextRow();
        row.id = new ConsentTextRow.Id(caller.practice(), version);
        row.texts = wanted.texts();
        // As exactly as the database stores it: read again, it is the same.
        row.publishedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        row.publishedBy = caller.subject();
        persistAndFlush(row);
        return new Published(row.text(), true);
    }

    /** What clients of the practice are asked today. */
    @Transactional
    public Optional<ConsentText> current(@Nullable UUID practice) {
        return find("id.practiceId = ?1 order by id.version desc", practice)
                .firstResultOptional()
                .map(ConsentTextRow::text);
    }

    @Transactional
    Optional<ConsentText> find(@Nullable UUID practice, int version) {
        return find("id.practiceId = ?1 and id.version = ?2", practice, version)
                .firstResultOptional()
                .map(ConsentTextRow::text);
    }

    /** Oldest first. */
    @Transactional
    List<ConsentText> all(@Nullable UUID practice) {
        return list("id.practiceId = ?1 order by id.version", practice).stream()
                .map(ConsentTextRow::text)
                .toList();
    }
}
