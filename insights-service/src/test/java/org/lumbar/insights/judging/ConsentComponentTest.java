package org.lumbar.insights.judging;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.insights.snapshot.ClientSnapshot;
import org.lumbar.insights.snapshot.ClientSnapshot.Consent;
import org.lumbar.insights.snapshot.ClientSnapshot.ConsentState;
import org.lumbar.insights.snapshot.ClientSnapshot.Withdrawal;
import org.lumbar.insights.snapshot.LocalDay;
import org.lumbar.insights.snapshot.OwnIds;
import org.lumbar.insights.snapshot.Published;
import org.lumbar.insights.snapshot.Snapshot;
import org.lumbar.insights.snapshot.Snapshots;

/** From a withdrawal on Kafka to the answers, the list and the alerts. */
@QuarkusTest
@ExtendWith(OwnIds.class)
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "insights"))
class ConsentComponentTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String ANNA = "therapist@" + Snapshots.practice() + "/anna";
    private static final String PATH = "/v1/clients/" + Snapshots.client();

    private static long revision = 1;

    private final LocalDate today = LocalDay.today(Clock.systemUTC(), Snapshots.ZONE);
    private final LocalDate start = today.minusDays(20);
    private final LocalDate withdrawn = start.plusDays(1);

    @InjectBackbone
    TestStack stack;

    /** Twenty days of which the first was done, and nothing was heard since. */
    @BeforeEach
    void aClientWhoHasGoneSilent() {
        publish(Snapshots.daily(start, 30, Snapshots.step("knead", "KNEAD", null, null)));
        publish(Snapshots.session(1, start, null, "knead"));
        publish(client());
        await("the silence is an alert")
                .atMost(SOON)
                .untilAsserted(() ->
                        alerts().body("findAll { it.holds }.code", hasItems("NO_DATA_FOR_LONG", "LOW_CONSISTENCY")));
    }

    @Test
    void whoHasWithdrawnIsNotMissedAndAnswersAndListSaySinceWhen() {
        // When
        publish(consenting(ConsentState.WITHDRAWN, new Withdrawal(Snapshots.at(withdrawn, 9), null)));

        // Then
        await("nothing is waited for")
                .atMost(SOON)
                .untilAsserted(() -> alerts().body("findAll { it.holds }", hasSize(0)));
        consistency()
                .body("consent.state", equalTo("WITHDRAWN"))
                .body("consent.since", equalTo(withdrawn.toString()))
                .body("barred[0].kind", equalTo("consent"))
                .body("barred[0].why", equalTo("WITHDRAWN"))
                .body("barred[0].endsWith", equalTo("client-consent"))
                .body("plans[0].counts.EXEMPT", equalTo(20))
                .body("plans[0].windows[0].value", nullValue())
                .body("plans[0].windows[0].reason", equalTo("consent-withdrawn"))
                .body("plans[0].windows[2].value", equalTo(1.0f));
        list().body("items[0].consent.state", equalTo("WITHDRAWN"))
                .body("items[0].barred.kind", hasItem("consent"))
                .body("items[0].need", equalTo("NONE"));
    }

    @Test
    void onceConsentIsGivenAgainTheDaysOfTheWithdrawalStayExemptAndSilenceCountsFromThere() {
        // When it was given again yesterday
        Withdrawal over = new Withdrawal(Snapshots.at(withdrawn, 9), Snapshots.at(today.minusDays(1), 9));
        publish(consenting(ConsentState.GIVEN, over));

        // Then
        await("nothing is waited for yet")
                .atMost(SOON)
                .untilAsserted(() -> alerts().body("findAll { it.holds }", hasSize(0)));
        consistency()
                .body("consent", nullValue())
                .body("barred", hasSize(0))
                .body("plans[0].counts.EXEMPT", equalTo(19));
    }

    @Test
    void outdatedConsentIsShownAndStopsNothing() {
        // When
        publish(consenting(ConsentState.OUTDATED));

        // Then
        await("it is shown")
                .atMost(SOON)
                .untilAsserted(() -> list().body("items[0].consent.state", equalTo("OUTDATED")));
        consistency().body("consent.since", equalTo(withdrawn.toString())).body("barred", hasSize(0));
        alerts().body("findAll { it.holds }.code", hasItem("NO_DATA_FOR_LONG"));
    }

    @Test
    void consentThatIsGivenIsNotShown() {
        // When
        publish(consenting(ConsentState.GIVEN));
        await("it has been read").until(() -> stack.lag("clients") == 0);

        // Then
        consistency().body("consent", nullValue());
        list().body("items[0].consent", nullValue()).body("items[0].barred.kind", not(hasItem("consent")));
    }

    private ClientSnapshot consenting(ConsentState state, Withdrawal... periods) {
        return Published.consenting(client(), new Consent(state, Snapshots.at(withdrawn, 9), List.of(periods)));
    }

    private static ClientSnapshot client() {
        return Published.client(Snapshots.client(), Snapshots.practice(), "Kim", revision++, "anna");
    }

    private ValidatableResponse consistency() {
        return get(PATH + "/consistency");
    }

    private ValidatableResponse list() {
        return get("/v1/clients");
    }

    private ValidatableResponse alerts() {
        return get(PATH + "/alerts");
    }

    private ValidatableResponse get(String path) {
        return given().auth().oauth2(stack.token(ANNA)).get(path).then().statusCode(200);
    }

    private void publish(Snapshot snapshot) {
        stack.produce(Published.topic(snapshot), snapshot.key(), Map.of(), Published.value(snapshot));
        await("it is taken in")
                .atMost(SOON)
                .until(() -> Stream.of("plans", "clients", "sessions").allMatch(topic -> stack.lag(topic) == 0));
    }
}
