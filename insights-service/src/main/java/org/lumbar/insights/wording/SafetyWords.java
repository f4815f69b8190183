package org.lumbar.insights.wording;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.lumbar.look.Viewer;

/** What pages say about what keeps a client safe, in the languages of {@code messages/safety*.properties}. */
@MessageBundle("safety")
interface SafetyWords {
    @Message
    String barred();

    @Message
    String screeningSince(String day);

    @Message
    String screeningEnds();

    @Message
    String lock(String technique);

    @Message
    String lockedSince(String day);

    @Message
    String consentWithdrawn(String day);

    @Message
    String consentMeans();

    @Message
    String consentOutdated();

    @Message
    String consentOutdatedMeans(String day);

    @Message
    String screeningBars(String day);

    @Message
    String lockSince(String day);

    @Message
    String lockEnds();

    @Message
    String injured();

    @Message
    String injuredMeans();

    @Message
    String since(String day);

    @Message
    String noValue(String reason);

    @Message
    String history();

    @Message
    String lockCleared(String technique);

    @Message
    String screeningCleared();

    @Message
    String clearedBy(Viewer.Author author, String by);

    @Message
    String pastAlerts(int count);

    @Message
    String over(String day);

    @Message
    String session();

    @Message
    String sessionOpen();

    @Message
    String stopped(String reason);

    @Message
    String advised(String answer);

    @Message
    String screenedOut();

    @Message
    String workedLocked();

    @Message
    String lockedThen();

    @Message
    String ratings();

    @Message
    String noRatings();

    @Message
    String arrivedLate();

    @Message
    String revised();

    @Message
    String nothingReported();
}
