package org.lumbar.routine.wording;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the desk says of prescriptions, in the languages of {@code messages/rx*.properties}. */
@MessageBundle("rx")
interface PrescribingWords {
    @Message
    String title();

    @Message
    String lede();

    @Message
    String prescribe();

    @Message
    String planNote();

    @Message
    String planNoteShort();

    @Message
    String notesAreSeen();

    @Message
    String phase(String phase);

    @Message
    String place();

    @Message
    String leaveOut();

    @Message
    String leftOut();

    @Message
    String changed();

    @Message
    String alwaysStays();

    @Message
    String stepNote();

    @Message
    String dose(String name);

    @Message
    String least(String dose);

    @Message
    String most(String dose);

    @Message
    String allowed(String range);

    @Message
    String notSaid();

    @Message
    String amount(String name, String range);

    @Message
    String showChange();

    @Message
    String whatChanges();

    @Message
    String nothingChanges();

    @Message
    String prescribeNow();

    @Message
    String latest();

    @Message
    String fromRoutine();

    @Message
    String asInRoutine();

    @Message
    String wholePlan();

    @Message
    String field(String field);

    @Message
    String value(String field, String value);

    @Message
    String before();

    @Message
    String after();

    @Message
    String gates();

    @Message
    String isOpen();

    @Message
    String isClosed();

    @Message
    String calm(int calm, int needed);

    @Message
    String move(String move);

    @Message
    String moveMeans(String move);

    @Message
    String insteadOf();

    @Message
    String noLonger();

    @Message
    String tooEarly();

    @Message
    String alreadySo();

    @Message
    String ended();

    @Message
    String done(String what);

    @Message
    String fault(String code, String detail);
}
