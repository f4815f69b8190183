package org.lumbar.insights.dashboard;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.lumbar.insights.alert.AlertCode;
import org.lumbar.insights.alert.Severity;
import org.lumbar.insights.consistency.Band;
import org.lumbar.insights.consistency.Exemption;
import org.lumbar.insights.consistency.Window;

/** Everything the pages say, in the languages of {@code messages/words*.properties}. */
@MessageBundle("words")
interface Words {
    @Message
    String alert(AlertCode code);

    @Message
    String severity(Severity severity);

    @Message
    String alerts();

    @Message
    String alertsMean();

    @Message
    String noAlerts();

    @Message
    String alertSince(String day);

    @Message
    String acknowledge();

    @Message
    String acknowledgeNote();

    @Message
    String acknowledgedBy(String who, String when);

    @Message
    String skip();

    @Message
    String signOut();

    @Message
    String signIn();

    @Message
    String clients();

    @Message
    String triageTitle();

    @Message
    String triageOrder();

    @Message
    String search();

    @Message
    String show();

    @Message
    String everyone();

    @Message
    String filterLegend();

    @Message
    String need(TriagePage.Need need);

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
    String client();

    @Message
    String consistency();

    @Message
    String consistency28();

    @Message
    String pain();

    @Message
    String lastPain();

    @Message
    String painCourse();

    @Message
    String band(Band band);

    @Message
    String notEnoughData();

    @Message
    String nothingScheduled();

    @Message
    String noPain();

    @Message
    String ofTen();

    @Message
    String sparkline(int points, String last);

    @Message
    String noSparkline();

    @Message
    String on(String day);

    @Message
    String dataUpTo();

    @Message
    String noData();

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
    String consistencyMeans();

    @Message
    String consistencyLeavesOut();

    @Message
    String bandsMean();

    @Message
    String painMeans();

    @Message
    String notValidated();

    @Message
    String backToClients();

    @Message
    String plan();

    @Message
    String noPlan();

    @Message
    String noPlanWhy();

    @Message
    String otherPlans();

    @Message
    String status(PlanSection.Status status);

    @Message
    String since(String day);

    @Message
    String fromTo(String from, String to);

    @Message
    String showing(int count);

    @Message
    String window(Window window);

    @Message
    String sessionsDone(int completed, int denominator);

    @Message
    String extras(int count);

    @Message
    String painOverTime();

    @Message
    String painTable();

    @Message
    String painSummary(int days, String first, String last);

    @Message
    String noPainYet();

    @Message
    String day();

    @Message
    String value();

    @Message
    String ratings();

    @Message
    String ratingsCount(int count);

    @Message
    String revised();

    @Message
    String calendar();

    @Message
    String calendarMeans();

    @Message
    String week();

    @Message
    String weekOf(String day);

    @Message
    String today();

    @Message
    String mark(Mark.Kind kind);

    @Message
    String markMeans(Mark.Kind kind);

    @Message
    String exemption(Exemption exemption);

    @Message
    String nothingOnThatDay();

    @Message
    String notice(Notice.Kind kind);

    @Message
    String noticeWhy(Notice.Kind kind);
}
