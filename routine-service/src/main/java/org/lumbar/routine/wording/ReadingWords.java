package org.lumbar.routine.wording;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the desk says of routines and of erasures, in the languages of {@code messages/read*.properties}. */
@MessageBundle("read")
interface ReadingWords {
    @Message
    String routines();

    @Message
    String version(int version);

    @Message
    String compare(int version);

    @Message
    String differences(int version);

    @Message
    String noDifference();

    @Message
    String before();

    @Message
    String after();

    @Message
    String steps();

    @Message
    String optional();

    @Message
    String gated();

    @Message
    String seconds(String seconds);

    @Message
    String repetitions(String count);

    @Message
    String hold(String seconds);

    @Message
    String pressure(String pressure);

    @Message
    String source(String origin);

    @Message
    String theRoutine();

    @Message
    String itsSource();

    @Message
    String field(String field);

    @Message
    String areas();

    @Message
    String equipment();

    @Message
    String copy();

    @Message
    String copyMeans();

    @Message
    String titleIn(String language);

    @Message
    String key();

    @Message
    String keyMeans();

    @Message
    String copyNow();

    @Message
    String erase();

    @Message
    String whatGoes();

    @Message
    String goesHere(int plans, int entries);

    @Message
    String goesSessions();

    @Message
    String goesInsights();

    @Message
    String whatStays();

    @Message
    String confirm();

    @Message
    String eraseNow();

    @Message
    String receipt();

    @Message
    String complete();

    @Message
    String incomplete();

    @Message
    String missing();

    @Message
    String latest(String day);
}
