package org.lumbar.insights.dashboard;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What pages say about what keeps a client safe, in the languages of {@code messages/safety*.properties}. */
@MessageBundle("safety")
interface SafetyWords {
    @Message
    String barred();

    @Message
    String screening(String result);

    @Message
    String screeningSince(String day);

    @Message
    String screeningEnds();

    @Message
    String answeredYes(String questions);

    @Message
    String lock(String technique);

    @Message
    String lockSince(String day);

    @Message
    String why(String rule);

    @Message
    String lockEnds();

    @Message
    String injured();

    @Message
    String injuredMeans();

    @Message
    String area(String area);

    @Message
    String since(String day);

    @Message
    String noValue(String reason);

    @Message
    String technique(String technique);
}
