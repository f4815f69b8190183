package org.lumbar.routine.wording;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the desk says of invitations, logins and consent, in the languages of {@code messages/access*.properties}. */
@MessageBundle("access")
interface AccessWords {
    @Message
    String access();

    @Message
    String noLogin();

    @Message
    String login(String subject);

    @Message
    String since(String day);

    @Message
    String takeAway();

    @Message
    String open();

    @Message
    String openUntil();

    @Message
    String revoke();

    @Message
    String invite();

    @Message
    String inviteMeans();

    @Message
    String refused(String code);

    @Message
    String done(String what);

    @Message
    String card();

    @Message
    String cardFor(String name);

    @Message
    String once();

    @Message
    String heading();

    @Message
    String stepSignIn();

    @Message
    String stepScan(String address);

    @Message
    String stepDone();

    @Message
    String scan(String address);

    @Message
    String code();

    @Message
    String validUntil();

    @Message
    String keepSecret();

    @Message
    String print();

    @Message
    String back();

    @Message
    String recordDecision();

    @Message
    String noText();

    @Message
    String theText(int version);

    @Message
    String note();

    @Message
    String given(int version);

    @Message
    String withdrawn();

    @Message
    String ask();
}
