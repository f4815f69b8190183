package org.lumbar.look;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What both pages call the same things of a client, in the languages of {@code messages/care*.properties}. */
@MessageBundle("care")
interface CareWords {
    /** A result of the screening, as the contract names it. */
    @Message
    String screening(String result);

    @Message
    String answeredYes();

    /** A question of the screening form, by its key. */
    @Message
    String question(String key);

    /** Why something was locked, by the rule. */
    @Message
    String why(String rule);

    @Message
    String area(String area);

    @Message
    String technique(String technique);
}
