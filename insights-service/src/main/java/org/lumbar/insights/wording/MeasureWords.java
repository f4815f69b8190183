package org.lumbar.insights.wording;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.lumbar.insights.chart.Event;
import org.lumbar.insights.consistency.Window;
import org.lumbar.insights.dashboard.client.Mark;
import org.lumbar.insights.dashboard.client.PlanSection;
import org.lumbar.insights.dashboard.client.StepLine;
import org.lumbar.insights.outcome.Exemption;
import org.lumbar.insights.snapshot.RatingSnapshot;
import org.lumbar.insights.trend.ChartLine;
import org.lumbar.insights.trend.Response;
import org.lumbar.insights.trend.Trend;

/** What a client’s page says about measures, in the languages of {@code messages/measure*.properties}. */
@MessageBundle("measure")
interface MeasureWords {
    @Message
    String consistencyMeans();

    @Message
    String painMeans();

    @Message
    String streakMeans();

    @Message
    String habitMeans();

    @Message
    String courseMeans(int reviewAt, int stopAt);

    @Message
    String noCourseMeans();

    @Message
    String responseMeans();

    @Message
    String glance();

    @Message
    String pain();

    @Message
    String habit();

    @Message
    String response();

    @Message
    String responder(Response.ResponderClass it);

    @Message
    String fromThenTo(String from, String to);

    @Message
    String responseNeeds();

    @Message
    String habitNeeds();

    @Message
    String courseBeyond(int count);

    @Message
    String reviewThenStop(int reviewAt, int stopAt);

    @Message
    String inARow(int length);

    @Message
    String since(String day);

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
    String window(Window window);

    @Message
    String sessionsDone(int completed, int denominator);

    @Message
    String byDose(String share);

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
    String moment(RatingSnapshot.Moment moment);

    @Message
    String point(String day, String moment, String score);

    @Message
    String smoothed();

    @Message
    String limits();

    @Message
    String smoothedMeans();

    @Message
    String drift(ChartLine.Drift drift);

    @Message
    String trendLine();

    @Message
    String trend(Trend.Label label);

    @Message
    String trendSlope(String slope);

    @Message
    String trendFlat();

    @Message
    String trendSmall();

    @Message
    String trendInterval(String lower, String upper);

    @Message
    String trendMatters();

    @Message
    String trendNeeds(int values, int span);

    @Message
    String trendMeans();

    @Message
    String events();

    @Message
    String noEvents();

    @Message
    String event(Event.Kind kind);

    @Message
    String upTo(String day);

    @Message
    String lasting();

    @Message
    String peak(String score);

    @Message
    String flareMeans();

    @Message
    String day();

    @Message
    String value();

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
    String steps();

    @Message
    String stepsMean();

    @Message
    String noSteps();

    @Message
    String step();

    @Message
    String stepDone();

    @Message
    String stepSkipped();

    @Message
    String stepPain();

    @Message
    String optional();

    @Message
    String hurts();

    @Message
    String oftenSkipped();

    @Message
    String doneOf(int done, int sessions);

    @Message
    String meanThenHighest(String mean, String highest);

    @Message
    String stops(int count);

    @Message
    String skip(StepLine.Reason reason);

    @Message
    String dose();

    @Message
    String doseMeans(int limit);

    @Message
    String seconds(String count);

    @Message
    String doseLimit(String limit);

    @Message
    String doseHighest(String seconds, String day);

    @Message
    String doseOver(long days);

    @Message
    String overLimit();

    @Message
    String noDose();

    @Message
    String arrivedLate();

    @Message
    String nothingLate();

    @Message
    String lateDays(int days);

    @Message
    String latePain();

    @Message
    String lateSessions(int count);

    @Message
    String arrived();
}
