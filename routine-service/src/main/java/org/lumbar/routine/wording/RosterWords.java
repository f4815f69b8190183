package org.lumbar.routine.wording;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the desk says of lists of clients, in the languages of {@code messages/roster*.properties}. */
@MessageBundle("roster")
interface RosterWords {
    @Message
    String title();

    @Message
    String lede();

    @Message
    String send();

    @Message
    String file();

    @Message
    String fileMeans();

    @Message
    String check();

    @Message
    String format();

    @Message
    String reference();

    @Message
    String name();

    @Message
    String zone();

    @Message
    String therapist();

    @Message
    String routine();

    @Message
    String start();

    @Message
    String schedule();

    @Message
    String example();

    @Message
    String earlier();

    @Message
    String rows(int number, String count);

    @Message
    String state(String state);

    @Message
    String refused(String code);

    @Message
    String faults(int number, String count);

    @Message
    String faultsMean();

    @Message
    String row();

    @Message
    String column();

    @Message
    String what();

    @Message
    String wholeRow();

    @Message
    String fault(String code, String detail);

    @Message
    String sendAgain();

    @Message
    String ready(int number, String count);

    @Message
    String known(int number, String count);

    @Message
    String drafts();

    @Message
    String confirm(int number, String count);

    @Message
    String discard();

    @Message
    String progress(String done, String rows);

    @Message
    String progressMeans();

    @Message
    String made(int number, String count);

    @Message
    String resultMeans(String state);

    @Message
    String sendAnother();
}
