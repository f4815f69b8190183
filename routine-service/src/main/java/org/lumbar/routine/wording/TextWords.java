package org.lumbar.routine.wording;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the desk says of a practice's consent text, in the languages of {@code messages/texts*.properties}. */
@MessageBundle("texts")
interface TextWords {
    @Message
    String title();

    @Message
    String lede();

    @Message
    String version(int version, String day);

    @Message
    String none();

    @Message
    String language(String language);

    @Message
    String heading();

    @Message
    String text();

    @Message
    String publish();

    @Message
    String published();

    @Message
    String needed();
}
