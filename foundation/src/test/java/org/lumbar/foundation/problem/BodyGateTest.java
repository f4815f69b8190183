package org.lumbar.foundation.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.ws.rs.core.MediaType;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.jboss.resteasy.reactive.common.jaxrs.RuntimeDelegateImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyGateTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json;charset=UTF-8",
                "application/json ; charset=\"utf-8\"",
                "application/vnd.x+json; a=\"b;c,\\\"d\"; e=f"
            })
    void oneMediaTypeIsFine(String header) {
        assertThat(BodyGate.isOneMediaType(List.of(header))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "application",
                "application/",
                "/json",
                "application/json, text/plain",
                "application/json/x",
                "application/json; charset",
                "application/json; charset=",
                "application/json; a=\"b",
                "ä/b",
                "a b/c"
            })
    void whatIsNotOneMediaTypeIsNone(String header) {
        assertThat(BodyGate.isOneMediaType(List.of(header))).isFalse();
    }

    @Test
    void twoHeadersAreNoneAndNoHeaderIsLeftToTheOperation() {
        assertThat(BodyGate.isOneMediaType(List.of("a/b", "a/b"))).isFalse();
        assertThat(BodyGate.isOneMediaType(List.of())).isTrue();
    }

    @Test
    void aLongHeaderCostsNoTime() {
        assertThat(BodyGate.isOneMediaType(List.of("a/b" + " ; ".repeat(2_000))))
                .isFalse();
        assertThat(BodyGate.isOneMediaType(List.of("a/b" + " ; ".repeat(80) + "x")))
                .isFalse();
    }

    @Property(tries = 5_000)
    void whatIsLetThroughCanBeRead(
            @ForAll @StringLength(max = 20) @CharRange(from = ' ', to = '=') String ends,
            @ForAll @StringLength(max = 4) @CharRange(from = 'a', to = 'c') String name) {
        String header = "a/" + name + ";" + name + ends;
        if (BodyGate.isOneMediaType(List.of(header))) {
            assertThatCode(() -> new RuntimeDelegateImpl()
                            .createHeaderDelegate(MediaType.class)
                            .fromString(header))
                    .doesNotThrowAnyException();
        }
    }
}
