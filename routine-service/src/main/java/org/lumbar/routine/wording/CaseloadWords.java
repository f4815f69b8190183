package org.lumbar.routine.wording;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the desk says of those in somebody's care, in the languages of {@code messages/cases*.properties}. */
@MessageBundle("cases")
interface CaseloadWords {
    @Message
    String search();

    @Message
    String searchNow();

    @Message
    String all();

    @Message
    String place(String from, String to, String total);

    @Message
    String nobodyNamed(String name);

    @Message
    String before();

    @Message
    String after();

    @Message
    String more();

    @Message
    String need(String need);
}
