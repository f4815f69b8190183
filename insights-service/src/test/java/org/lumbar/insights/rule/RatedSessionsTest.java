package org.lumbar.insights.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.lumbar.insights.rule.ClientState.SessionPain;
import org.lumbar.insights.rule.RatedSessions.Spell;

class RatedSessionsTest {

    @Property(tries = 300)
    void aSpellIsWhatReadingTheSessionsForwardEndsIn(@ForAll @Size(max = 15) List<Boolean> bad) {
        // Given
        List<SessionPain> sessions = new ArrayList<>();
        for (int i = 0; i < bad.size(); i++) {
            sessions.add(new SessionPain(
                    States.id(i), States.TODAY.plusDays(i), States.NOW.plusSeconds(i), null, bad.get(i) ? 9 : 1));
        }
        List<SessionPain> anyOrder = new ArrayList<>(sessions);
        Collections.reverse(anyOrder);

        // When
        Optional<Spell> spell = new RatedSessions(anyOrder, session -> true)
                .spell(session -> Integer.valueOf(9).equals(session.after()), 2, 3);

        // Then
        Integer turned = null;
        for (int i = 0; i < bad.size(); i++) {
            boolean holds = Collections.frequency(bad.subList(Math.max(0, i - 2), i + 1), true) >= 2;
            turned = holds ? turned == null ? i : turned : null;
        }
        assertThat(spell.map(Spell::turned))
                .isEqualTo(Optional.ofNullable(turned).map(sessions::get));
        if (turned != null) {
            List<SessionPain> shown = sessions.subList(Math.max(0, turned - 2), sessions.size()).stream()
                    .filter(session -> Integer.valueOf(9).equals(session.after()))
                    .toList();
            assertThat(spell.orElseThrow().bad()).isEqualTo(shown);
        }
    }
}
