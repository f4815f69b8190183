package org.lumbar.session.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;

/** One release back: rows that a newer one has written are waited for, and read once somebody who knows them is there. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "session"))
class NewerFormComponentTest {
    @InjectBackbone
    TestStack stack;

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            sessions    ; state      ; set_byte(state, 0, get_byte(state, 0) + 2) ; set_byte(state, 0, get_byte(state, 0) - 2)
            client_days ; state      ; set_byte(state, 0, get_byte(state, 0) + 2) ; set_byte(state, 0, get_byte(state, 0) - 2)
            clients     ; clearances ; '\\x05'::bytea || clearances                ; substring(clearances from 2)
            clients     ; home_zone  ; 'Europe/Atlantis'                          ; 'Europe/Berlin'
            plans       ; outline    ; replace(outline, 'BALL_ROLL', 'CUPPING')   ; replace(outline, 'CUPPING', 'BALL_ROLL')
            """)
    void aRowInAFormThatIsNotKnownIsWaitedForAndCostsNoRecord(String table, String column, String newer, String known) {
        // Given
        Story story = new Story(stack).withClient().withPlan();
        story.sendStart();
        story.sendBall(2, 30);
        story.settle();
        set(story, table, column, newer);

        // When
        story.sendBall(3, 60);

        // Then
        await("it is waited for")
                .during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(10))
                .until(() -> stack.lag("session-events") == 1);
        assertThat(story.deadLetters()).isEmpty();

        // When
        set(story, table, column, known);

        // Then
        assertThat(story.toldSession().at("/steps/0/seconds").intValue()).isEqualTo(90);
        assertThat(story.deadLetters()).isEmpty();
    }

    private static void set(Story story, String table, String column, String value) {
        story.execute("UPDATE %s SET %s = %s WHERE client_id = '%s'".formatted(table, column, value, story.client));
    }
}
