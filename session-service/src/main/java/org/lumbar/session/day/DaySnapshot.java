package org.lumbar.session.day;

import java.util.List;
import java.util.UUID;
import org.lumbar.session.plan.Technique;
import org.lumbar.session.snapshot.JsonText;

/** The snapshot {@code client-day.v1} of a client's local day. */
public final class DaySnapshot {
    private DaySnapshot() {}

    public static byte[] write(UUID clientId, UUID practiceId, long revision, ClientDay day) {
        Carry after = day.after();
        Question question = after.question();
        return JsonText.object(json -> json.identity(clientId, practiceId, revision)
                .text("localDay", day.day())
                .object("dose", dose(day.sums().ballSeconds()))
                .objects(
                        "resting",
                        after.resting(),
                        (each, rest) -> each.text("technique", rest.technique())
                                .text("rule", "NEXT_DAY_SORE")
                                .text("eventId", rest.eventId())
                                .text("since", rest.since()))
                .objects(
                        "locked",
                        after.locked(),
                        (each, lock) -> each.text("technique", lock.technique())
                                .text("lockId", lock.lockId())
                                .text("rule", lock.rule())
                                .text("since", lock.since()))
                .objects(
                        "questionsDue",
                        question == null ? List.<Question>of() : List.of(question),
                        (each, due) -> each.text("question", "NEXT_DAY_CHECK")
                                .text("dueFrom", due.dueFrom())
                                .text("aboutDay", due.aboutDay())
                                .texts("techniques", due.work().techniques())));
    }

    private static JsonText.Members dose(long used) {
        return dose -> dose.text("technique", Technique.BALL_ROLL)
                .number("usedSeconds", used)
                .number("limitSeconds", DoseLimit.SECONDS)
                .number("remainingSeconds", DoseLimit.remaining(used))
                .flag("exceeded", DoseLimit.isExceeded(used));
    }
}
