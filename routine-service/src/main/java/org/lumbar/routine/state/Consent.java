package org.lumbar.routine.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client has decided about the practice's text. The latest decision counts, whatever came before it.
 *
 * @param version of the text that the latest decision is about, from 1; null while nothing was decided
 * @param since since when the state holds: the decision, or, when OUTDATED, the publication of the newer text; null while nothing was
 *     decided
 * @param withdrawals when consent was withdrawn, oldest first, none overlapping another; the newest {@value #MOST_WITHDRAWALS}
 */
public record Consent(
        ConsentState state,
        @Nullable Integer version,
        @Nullable Instant since,
        List<Withdrawal> withdrawals) {
    /** More than anybody needs, and few enough for every snapshot of the client. */
    public static final int MOST_WITHDRAWALS = 100;

    /** Nothing was decided yet. */
    public static final Consent NOT_ASKED = new Consent(ConsentState.NOT_ASKED, null, null, List.of());

    /** After the client has agreed to the current version of the text. */
    public Consent given(int toVersion, Instant at) {
        boolean again = state == ConsentState.GIVEN && version != null && version == toVersion;
        return new Consent(ConsentState.GIVEN, toVersion, again ? since : at, closed(at));
    }

    /** After the client has withdrawn consent. Once more begins no new period. */
    public Consent withdrawn(int ofVersion, Instant at) {
        if (state == ConsentState.WITHDRAWN) {
            return new Consent(state, ofVersion, since, withdrawals);
        }
        List<Withdrawal> all = new ArrayList<>(withdrawals);
        Instant from = all.isEmpty() ? at : later(at, all.get(all.size() - 1).to());
        all.add(new Withdrawal(from, null));
        List<Withdrawal> newest = all.subList(Math.max(0, all.size() - MOST_WITHDRAWALS), all.size());
        return new Consent(ConsentState.WITHDRAWN, ofVersion, from, List.copyOf(newest));
    }

    /** Now that this version of the text is the current one: who agreed to an older one is to be asked again. */
    public Consent facing(int currentVersion, Instant publishedAt) {
        boolean older = state == ConsentState.GIVEN && version != null && version < currentVersion;
        return older ? new Consent(ConsentState.OUTDATED, version, publishedAt, withdrawals) : this;
    }

    private List<Withdrawal> closed(Instant at) {
        int last = withdrawals.size() - 1;
        if (last < 0 || withdrawals.get(last).to() != null) {
            return withdrawals;
        }
        List<Withdrawal> all = new ArrayList<>(withdrawals);
        Instant from = all.get(last).from();
        all.set(last, new Withdrawal(from, later(at, from)));
        return List.copyOf(all);
    }

    /** Instances have clocks of their own: a period neither ends before it begins nor begins before the one before it has ended. */
    private static Instant later(Instant at, @Nullable Instant notBefore) {
        return notBefore == null || at.isAfter(notBefore) ? at : notBefore;
    }
}
