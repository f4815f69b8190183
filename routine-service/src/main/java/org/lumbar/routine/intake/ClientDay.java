package org.lumbar.routine.intake;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.lumbar.routine.step.Technique;

/** What is safe for a client on a local day. */
public record ClientDay(
        UUID clientId,
        UUID practiceId,
        LocalDate localDay,
        long revision,
        Dose dose,
        List<Resting> resting,
        List<Locked> locked,
        List<Question> questionsDue)
        implements Snapshot {

    /** Ball and roller work of the day, in seconds. */
    public record Dose(int usedSeconds, int limitSeconds, int remainingSeconds) {}

    /** @param eventId the rating that said stiff or sore */
    public record Resting(Technique technique, Rule rule, UUID eventId, LocalDate since) {}

    /** @param lockId the stopped event */
    public record Locked(Technique technique, UUID lockId, Rule rule, LocalDate since) {}

    /** To be asked from {@code dueFrom} on, about what was done on {@code aboutDay}. */
    public record Question(String question, LocalDate dueFrom, LocalDate aboutDay, List<Technique> techniques) {}

    /** Techniques that must not be worked on this day. */
    public Set<Technique> offLimits() {
        Set<Technique> techniques = EnumSet.noneOf(Technique.class);
        resting.forEach(rest -> techniques.add(rest.technique()));
        locked.forEach(lock -> techniques.add(lock.technique()));
        return techniques;
    }

    @Override
    public String ownKey() {
        return localDay.toString();
    }

    /**
     * What this day says about a later one that has no snapshot of its own: rest, locks and questions go on, the dose
     * starts anew.
     */
    public ClientDay inheritedBy(LocalDate later) {
        Dose fresh = new Dose(0, dose.limitSeconds(), dose.limitSeconds());
        return localDay.equals(later)
                ? this
                : new ClientDay(clientId, practiceId, later, revision, fresh, resting, locked, questionsDue);
    }
}
