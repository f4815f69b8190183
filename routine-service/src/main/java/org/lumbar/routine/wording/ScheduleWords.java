package org.lumbar.routine.wording;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the desk says of plans and schedules, in the languages of {@code messages/sched*.properties}. */
@MessageBundle("sched")
interface ScheduleWords {
    @Message
    String newPlan();

    @Message
    String startNewPlan();

    @Message
    String startLede();

    @Message
    String who();

    @Message
    String careTeamIsYou();

    @Message
    String screening();

    @Message
    String screeningMeans();

    @Message
    String yes();

    @Message
    String no();

    @Message
    String routine();

    @Message
    String steps(int count);

    @Message
    String when();

    @Message
    String howOften();

    @Message
    String kind(String kind);

    @Message
    String weekdays();

    @Message
    String timesPerWeek();

    @Message
    String perDay();

    @Message
    String perDayTimes(int times);

    @Message
    String slot(String slot);

    @Message
    String start();

    @Message
    String end();

    @Message
    String from();

    @Message
    String startPlan();

    @Message
    String preview();

    @Message
    String previewOf(int count);

    @Message
    String inZone(String zone);

    @Message
    String anyDay(String first, String last);

    @Message
    String clocksChange();

    @Message
    String planStatus(String status);

    @Message
    String running(String day);

    @Message
    String until(String day);

    @Message
    String next();

    @Message
    String change(String change);

    @Message
    String whatChanges();

    @Message
    String changeMeans(String change);

    @Message
    String asItIs();

    @Message
    String asItWillBe();

    @Message
    String nothingNext();
}
