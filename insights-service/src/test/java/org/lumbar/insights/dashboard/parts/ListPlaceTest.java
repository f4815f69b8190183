package org.lumbar.insights.dashboard.parts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListPlaceTest {

    @Test
    void theWayBackIsTheListAsItWas() {
        // Given
        ListPlace place = ListPlace.of("q=M%C3%BCller+%26+Co&need=RED&sort=-pain&after=LXBhaW4_x-");

        // Then
        assertThat(place.back()).isEqualTo("/?q=M%C3%BCller+%26+Co&need=RED&sort=-pain&after=LXBhaW4_x-");
        assertThat(place.suffix()).startsWith("?list=q%3DM%25C3%25BCller");
        assertThat(ListPlace.of(null).back()).isEqualTo("/");
        assertThat(ListPlace.of("").suffix()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example", "\"><script>", "q=a b", "q=a\r\nSet-Cookie: x"})
    void whatIsNoQueryIsNotGoneBackTo(String forged) {
        assertThat(ListPlace.of(forged).back()).isEqualTo("/");
    }
}
