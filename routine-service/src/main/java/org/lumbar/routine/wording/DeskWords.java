package org.lumbar.routine.wording;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.lumbar.look.Viewer;

/** What the desk says of clients, in the languages of {@code messages/desk*.properties}. */
@MessageBundle("desk")
interface DeskWords {
    @Message
    String title();

    @Message
    String newClient();

    @Message
    String routines();

    @Message
    String readRoutine();

    @Message
    String waiting();

    @Message
    String nothingWaits();

    @Message
    String inCare();

    @Message
    String nobodyInCare();

    @Message
    String keptAway();

    @Message
    String proposal(String kind);

    /** Why it is proposed: so many sessions speak for it. */
    @Message
    String proposalWhy(String kind, int sessions, int reviewAt);

    @Message
    String waitsSince(String day);

    @Message
    String name();

    @Message
    String zone();

    @Message
    String state();

    @Message
    String status(String status);

    @Message
    String careTeam();

    @Message
    String careTeamMeans();

    @Message
    String you();

    @Message
    String details();

    @Message
    String save();

    @Message
    String cancel();

    @Message
    String erase();

    @Message
    String onDashboard();

    @Message
    String plans();

    @Message
    String noPlan();

    @Message
    String barred();

    @Message
    String locked(String technique);

    @Message
    String since(String day);

    @Message
    String theSession();

    @Message
    String clearLock();

    @Message
    String clearLockNow();

    @Message
    String clearScreening();

    @Message
    String clearScreeningNow();

    @Message
    String clearNote();

    @Message
    String evidence();

    @Message
    String decisionNote();

    @Message
    String accept();

    @Message
    String decline();

    @Message
    String decided(int count);

    @Message
    String wasAccepted();

    @Message
    String wasDeclined();

    @Message
    String record();

    @Message
    String screeningResult(String result);

    @Message
    String noScreening();

    @Message
    String expired();

    @Message
    String clearedBy(Viewer.Author author, String by);

    @Message
    String consent(String state);

    @Message
    String consentDecision(String decision, int version);

    @Message
    String recordedBy(String who);

    @Message
    String history();

    @Message
    String by(Viewer.Author author, String by);

    @Message
    String change(String change);

    @Message
    String done(String what);

    @Message
    String faulty(int count);

    @Message
    String staleForm();

    @Message
    String fault(String code, String detail);
}
