package org.lumbar.insights.wording;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.lumbar.insights.alert.AlertCode;
import org.lumbar.insights.alert.Severity;
import org.lumbar.insights.consistency.Band;
import org.lumbar.insights.habit.CourseProgress;
import org.lumbar.insights.trend.Trend;
import org.lumbar.insights.triage.Need;
import org.lumbar.insights.triage.Regularity;
import org.lumbar.look.Viewer;

/** What every page says, the triage page and the alerts, in the languages of {@code messages/words*.properties}. */
@MessageBundle("words")
interface Words {
    @Message
    String loading();

    @Message
    String loadFailed();

    @Message
    String loadFailedWhy();

    @Message
    String tryAgain();

    @Message
    String triageTitle();

    @Message
    String triageOrder();

    @Message
    String search();

    @Message
    String show();

    @Message
    String atDesk();

    @Message
    String answerAtDesk();

    @Message
    String everyone();

    @Message
    String needLegend();

    @Message
    String need(Need need);

    @Message
    String consistencyLegend();

    @Message
    String anyConsistency();

    @Message
    String regularity(Regularity regularity);

    @Message
    String shown(int count, int inCare);

    @Message
    String noClients();

    @Message
    String noClientsWhy();

    @Message
    String noMatch();

    @Message
    String noMatchWhy();

    @Message
    String showAll();

    @Message
    String pages();

    @Message
    String firstPage();

    @Message
    String nextPage();

    @Message
    String direction(Trend.Label trend);

    @Message
    String client();

    @Message
    String consistency();

    @Message
    String consistency28();

    @Message
    String pain28();

    @Message
    String streak();

    @Message
    String course();

    @Message
    String lastSeen();

    @Message
    String band(Band band);

    @Message
    String notEnoughData();

    @Message
    String noConsistency(String reason);

    @Message
    String noPain();

    @Message
    String ofTen();

    @Message
    String sparkline(int points, String last);

    @Message
    String on(String day);

    @Message
    String inARow(int count);

    @Message
    String ofMost(int most);

    @Message
    String stage(CourseProgress.Stage stage);

    @Message
    String noCourse();

    @Message
    String dataUpTo();

    @Message
    String noData();

    @Message
    String dataOld();

    @Message
    String now();

    @Message
    String minutesAgo(long count);

    @Message
    String hoursAgo(long count);

    @Message
    String daysAgo(long count);

    @Message
    String howToRead();

    @Message
    String means(String what);

    @Message
    String notValidated();

    @Message
    String daggerMeans();

    @Message
    String print();

    @Message
    String alert(AlertCode code);

    @Message
    String proposal(String kind);

    @Message
    String severity(Severity severity);

    @Message
    String seen();

    @Message
    String alerts();

    @Message
    String alertsMean();

    @Message
    String noAlerts();

    @Message
    String alertEnds(AlertCode code);

    @Message
    String graver(AlertCode code);

    @Message
    String alertOn(String day);

    @Message
    String alertSince(String day);

    @Message
    String alertTimes(int times, String first, String latest);

    @Message
    String acknowledge();

    @Message
    String addNote();

    @Message
    String acknowledgeNote();

    @Message
    String seenBy(Viewer.Author author, String by);
}
