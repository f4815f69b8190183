package org.lumbar.routine.wording;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What somebody reads who joins a practice, in the languages of {@code messages/join*.properties}. */
@MessageBundle("join")
interface JoinWords {
    @Message
    String title();

    @Message
    String lede();

    @Message
    String one();

    @Message
    String two();

    @Message
    String three();

    @Message
    String signIn();

    @Message
    String signInMeans();

    @Message
    String signedInAs(String name);

    @Message
    String otherAccount();

    @Message
    String code();

    @Message
    String codeMeans();

    @Message
    String join();

    @Message
    String fault(String code);

    @Message
    String waiting(long minutes);

    @Message
    String joined();

    @Message
    String youAre(String name);

    @Message
    String careTeam();

    @Message
    String next(String name);

    @Message
    String openApp();

    @Message
    String keep();
}
