package org.lumbar.look;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What every page says, in the languages of {@code messages/look*.properties}. */
@MessageBundle("look")
interface LookWords {
    @Message
    String skip();

    @Message
    String parts();

    @Message
    String dashboard();

    @Message
    String desk();

    @Message
    String signOut();

    @Message
    String signIn();

    @Message
    String notLiveSince();

    @Message
    String notLive();

    @Message
    String loadAgain();

    @Message
    String backToClients();

    @Message
    String haveCode();

    @Message
    String notice(Notice.Kind kind);

    @Message
    String noticeWhy(Notice.Kind kind);
}
