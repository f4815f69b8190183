package org.lumbar.routine.wording;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the desk says of those who work for a practice, in the languages of {@code messages/staff*.properties}. */
@MessageBundle("staff")
interface StaffWords {
    @Message
    String title();

    @Message
    String lede();

    @Message
    String people();

    @Message
    String nobody();

    @Message
    String role(String role);

    @Message
    String since(String day);

    @Message
    String you();

    @Message
    String subject();

    @Message
    String takeAway();

    @Message
    String takeAwayMeans();

    @Message
    String takeAwayNow();

    @Message
    String former(int count);

    @Message
    String fromTo(String from, String to);

    @Message
    String open();

    @Message
    String noName();

    @Message
    String validUntil(String moment);

    @Message
    String takeBack();

    @Message
    String invite();

    @Message
    String inviteMeans();

    @Message
    String name();

    @Message
    String nameMeans();

    @Message
    String as();

    @Message
    String inviteNow();

    @Message
    String issued(String role);

    @Message
    String issuedFor(String name, String role);

    @Message
    String codeMeans(String moment);

    @Message
    String refusal(String code);
}
