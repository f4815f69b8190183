package org.lumbar.bench.state;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.lumbar.bench.state.proto.DayMessage;
import org.lumbar.bench.state.proto.LockMessage;
import org.lumbar.bench.state.proto.QuestionMessage;
import org.lumbar.bench.state.proto.RestMessage;
import org.lumbar.bench.state.proto.ShareMessage;
import org.lumbar.bench.state.proto.WorkMessage;

/** A day's state from and to generated messages. */
final class DayMessages {
    private DayMessages() {}

    static DayMessage message(DayState state) {
        DayMessage.Builder out = DayMessage.newBuilder();
        for (DayState.Share share : state.shares()) {
            ShareMessage.Builder one = out.addSharesBuilder()
                    .setSessionHigh(share.sessionId().getMostSignificantBits())
                    .setSessionLow(share.sessionId().getLeastSignificantBits())
                    .setBallSeconds(share.ballSeconds());
            share.work().forEach(work -> one.addWork(message(work)));
            share.locks().forEach(lock -> one.addLocks(message(lock)));
        }
        state.ratings().forEach(rating -> out.addRatings(SessionMessages.message(rating)));
        DayState.Question question = state.question();
        if (question != null) {
            QuestionMessage.Builder one = out.getQuestionBuilder()
                    .setAboutDay((int) question.aboutDay().toEpochDay())
                    .setDueFrom((int) question.dueFrom().toEpochDay());
            question.work().forEach(work -> one.addWork(message(work)));
        }
        state.resting()
                .forEach(rest -> out.addResting(RestMessage.newBuilder()
                        .setTechnique(rest.technique())
                        .setEventHigh(rest.eventId().getMostSignificantBits())
                        .setEventLow(rest.eventId().getLeastSignificantBits())
                        .setSince((int) rest.since().toEpochDay())));
        state.locked().forEach(lock -> out.addLocked(message(lock)));
        return out.build();
    }

    private static WorkMessage message(DayState.Work work) {
        return WorkMessage.newBuilder()
                .setTechnique(work.technique())
                .setAreas(work.areas())
                .setStrained(work.strained())
                .build();
    }

    private static LockMessage message(DayState.Lock lock) {
        return LockMessage.newBuilder()
                .setTechnique(lock.technique())
                .setLockHigh(lock.lockId().getMostSignificantBits())
                .setLockLow(lock.lockId().getLeastSignificantBits())
                .setRule(lock.rule())
                .setSince((int) lock.since().toEpochDay())
                .build();
    }

    static DayState state(DayMessage in) {
        return new DayState(
                SessionMessages.each(
                        in.getSharesList(),
                        share -> new DayState.Share(
                                new UUID(share.getSessionHigh(), share.getSessionLow()),
                                share.getBallSeconds(),
                                work(share.getWorkList()),
                                locks(share.getLocksList()))),
                SessionMessages.each(in.getRatingsList(), SessionMessages::rating),
                in.hasQuestion() ? question(in.getQuestion()) : null,
                SessionMessages.each(
                        in.getRestingList(),
                        rest -> new DayState.Rest(
                                rest.getTechnique(),
                                new UUID(rest.getEventHigh(), rest.getEventLow()),
                                LocalDate.ofEpochDay(rest.getSince()))),
                locks(in.getLockedList()));
    }

    private static DayState.Question question(QuestionMessage in) {
        return new DayState.Question(
                LocalDate.ofEpochDay(in.getAboutDay()), LocalDate.ofEpochDay(in.getDueFrom()), work(in.getWorkList()));
    }

    private static List<DayState.Work> work(List<WorkMessage> all) {
        return SessionMessages.each(
                all, work -> new DayState.Work(work.getTechnique(), work.getAreas(), work.getStrained()));
    }

    private static List<DayState.Lock> locks(List<LockMessage> all) {
        return SessionMessages.each(
                all,
                lock -> new DayState.Lock(
                        lock.getTechnique(),
                        new UUID(lock.getLockHigh(), lock.getLockLow()),
                        lock.getRule(),
                        LocalDate.ofEpochDay(lock.getSince())));
    }
}
