package org.lumbar.e2e.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.lumbar.e2e.app.Phone.state;
import static org.lumbar.e2e.app.Phone.stepKey;
import static org.lumbar.e2e.app.Phone.stepKeys;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.Chromium;
import org.lumbar.e2e.app.BrokenEdge.Fault;

/** The app's outbox in a browser: nothing lost, nothing doubled, and nothing gone from the device before it is acknowledged. */
class OutboxInABrowserTest {
    private static final String SESSION = "0198c0de-0000-7000-8000-00000000000a";
    private static final String OTHER_SESSION = "0198c0de-0000-7000-8000-00000000000b";
    private static final int KILLS = 50;
    private static final double DAY_MS = 86_400_000;
    private static Optional<Chromium> chromium = Optional.empty();
    private static String script = "";

    private Phone phone;
    private BrokenEdge edge;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        script = AppBundle.of("outbox.ts");
    }

    @AfterAll
    static void stop() {
        chromium.ifPresent(Chromium::close);
    }

    @BeforeEach
    void anEmptyDevice() throws IOException {
        assumeTrue(chromium.isPresent(), "no Chromium");
        phone = new Phone(chromium.orElseThrow(), script);
        edge = phone.edge();
    }

    @AfterEach
    void end() {
        if (phone != null) {
            phone.close();
        }
    }

    @Test
    void aPageThatIsKilledAtFiftyRandomPointsLosesNothingDoublesNothingAndForgetsNothingTooSoon() {
        // Given an edge that breaks in every way, half of the time
        Random chance = new Random(20_261_128);
        Fault[] all = Fault.values();
        edge.breakBy(() -> chance.nextBoolean() ? Fault.NONE : all[chance.nextInt(all.length)]);
        int steps = 20 * KILLS;

        // When the page is killed again and again, and goes on where the device says it was
        for (int kill = 0; kill < KILLS; kill++) {
            Page page = phone.page();
            assertThat(phone.goneFromIt(page)).isSubsetOf(edge.acknowledged());
            page.evaluate("open('tab')");
            page.evaluate("clockBy => { moveClock(clockBy); play('" + SESSION + "', " + steps + "); }", clockOf(kill));
            int events = phone.added() + chance.nextInt(8);
            page.waitForTimeout(chance.nextInt(40));
            page.waitForCondition(() -> phone.added() >= Math.min(events, steps));
            page.close(); // at once: no script of it gets to run any more
        }
        edge.breakAlwaysBy(Fault.NONE);
        Page last = phone.page();
        assertThat(phone.goneFromIt(last)).isSubsetOf(edge.acknowledged());
        last.evaluate("open('tab')");
        last.evaluate("play('" + SESSION + "', " + steps + ")");
        last.evaluate("allSent()");

        // Then
        assertThat(phone.keys(SESSION)).containsExactlyElementsOf(stepKeys(steps));
        assertThat(edge.stored()).hasSize(steps);
        assertThat(last.evaluate("lying()")).isEqualTo(List.of());
        assertThat(edge.requests()).hasSizeGreaterThan(KILLS);
    }

    @Test
    void everyFaultOfTheServerMeansSendAgainAndNothingIsShownAsStoredMeanwhile() {
        // Given
        Page page = phone.page();
        page.evaluate("open('tab')");
        int step = 0;
        for (Fault fault : Fault.values()) {
            if (fault == Fault.NONE) {
                continue;
            }
            // When
            int requests = edge.requests().size();
            edge.breakAlwaysBy(fault);
            assertThat(page.evaluate("addOne('" + SESSION + "', " + step++ + ")"))
                    .isEqualTo("stored");
            page.waitForCondition(() -> edge.requests().size() > requests);

            // Then
            page.waitForCondition(() -> hindrance(fault).equals(state(page).get("hindrance")));
            assertThat(state(page)).as(fault.name()).containsEntry("pending", 1);
            edge.breakAlwaysBy(Fault.NONE);
            page.evaluate("allSent()");
            assertThat(state(page)).containsEntry("pending", 0).containsEntry("hindrance", null);
        }
        assertThat(phone.keys(SESSION)).containsExactlyElementsOf(stepKeys(step));
        assertThat(phone.answered()).isEqualTo(step);
    }

    @Test
    void threeDaysOfflineGoInBatchesInOrderAndWhileOnlineEachEventGoesAlone() {
        // Given
        Page page = phone.page();
        phone.inTheAir(true);
        page.evaluate("open('tab', 5000)");
        page.evaluate("backlog('" + SESSION + "', 1203)");
        assertThat(state(page)).containsEntry("pending", 1203);

        // When
        phone.inTheAir(false);
        page.evaluate("allSent()");
        page.evaluate("play('" + OTHER_SESSION + "', 1)");
        page.evaluate("allSent()");

        // Then
        assertThat(edge.requests()).extracting(BrokenEdge.Request::events).containsExactly(500, 500, 203, 1);
        assertThat(phone.keys(SESSION)).containsExactlyElementsOf(stepKeys(1203));
    }

    @Test
    void twoTabsSendOneAtATimeAndBothSeeWhatIsLeft() {
        // Given
        Page one = phone.page();
        Page other = phone.page();
        one.evaluate("open('one')");
        other.evaluate("open('other')");
        other.evaluate("globalThis.seen = changes()");

        // When both play at once
        one.evaluate("() => { play('" + SESSION + "', 60) }");
        other.evaluate("() => { play('" + OTHER_SESSION + "', 60) }");
        one.waitForCondition(() -> phone.added() == 120);
        one.evaluate("allSent()");

        // Then
        assertThat(phone.keys(SESSION)).containsExactlyElementsOf(stepKeys(60));
        assertThat(phone.keys(OTHER_SESSION)).containsExactlyElementsOf(stepKeys(60));
        assertThat(edge.overlaps()).isEmpty();
        assertThat(state(other)).containsEntry("pending", 0);

        // And a change in one is seen in the other
        int seen = ((Number) other.evaluate("seen()")).intValue();
        edge.breakAlwaysBy(Fault.BUSY);
        one.evaluate("addOne('" + SESSION + "', 60)");
        other.waitForCondition(() -> ((Number) other.evaluate("seen()")).intValue() > seen);
        assertThat(state(other)).containsEntry("pending", 1);
    }

    @Test
    void aTabThatFellAsleepInTheMiddleOfSendingKeepsNobodyFromIt() {
        // Given
        Page asleep = phone.page();
        asleep.evaluate("() => { navigator.locks.request('outbox:lumbar-kim', () => new Promise(() => {})); }");
        Page page = phone.page();
        page.evaluate("open('tab', 100)");

        // When
        page.evaluate("play('" + SESSION + "', 2)");
        page.evaluate("allSent()");

        // Then
        assertThat(phone.keys(SESSION)).containsExactlyElementsOf(stepKeys(2));
    }

    @Test
    void aRejectedEventStaysWithItsCodeUntilThePersonDecidesAndCostsNoOtherEvent() {
        // Given the second of a backlog, and one that goes alone, are refused
        Page page = phone.page();
        phone.inTheAir(true);
        page.evaluate("open('tab')");
        page.evaluate("play('" + SESSION + "', 5)");
        edge.refuse(event -> List.of("step-1", "step-9").contains(stepKey(event)));

        // When
        phone.inTheAir(false);
        page.evaluate("allSent()");
        page.evaluate("addOne('" + SESSION + "', 9)");
        page.evaluate("allSent()");

        // Then
        List<?> rejected = (List<?>) page.evaluate("rejected()");
        assertThat(rejected).hasSize(2).allSatisfy(each -> {
            assertThat(((Map<?, ?>) each).get("code")).isEqualTo("invalid-field");
            assertThat(((Map<?, ?>) each).get("pointer")).isEqualTo("/data/stepKey");
        });
        assertThat(phone.keys(SESSION)).containsExactly("step-0", "step-2", "step-3", "step-4");
        assertThat(state(page)).containsEntry("pending", 0).containsEntry("rejected", 2);

        // And one is dismissed, the other sent again under its id
        List<?> ids = (List<?>) page.evaluate("rejected().then(all => all.map(each => each.event.id))");
        edge.refuse(event -> false);
        page.evaluate("id => dismiss(id)", ids.get(0));
        page.evaluate("id => resend(id)", ids.get(1));
        page.evaluate("allSent()");
        assertThat(state(page)).containsEntry("rejected", 0);
        assertThat(edge.acknowledged()).contains(String.valueOf(ids.get(1))).doesNotContain(String.valueOf(ids.get(0)));
    }

    @Test
    void whatTheServerAsksForIsWaitedForByEveryTabAndWhoIsSignedOutKeepsAll() {
        // Given an edge that asks for a second
        Page one = phone.page();
        Page other = phone.page();
        one.evaluate("open('one')");
        other.evaluate("open('other')");
        edge.breakAlwaysBy(Fault.TOO_MANY);
        one.evaluate("addOne('" + SESSION + "', 0)");
        one.waitForCondition(() -> Objects.equals(state(one).get("hindrance"), "busy"));

        // When
        edge.breakAlwaysBy(Fault.NONE);
        one.evaluate("flush()");
        other.evaluate("flush()");
        one.waitForCondition(() -> Objects.equals(state(one).get("pending"), 0));

        // Then
        List<BrokenEdge.Request> requests = edge.requests();
        assertThat(requests).hasSize(2);
        assertThat(requests.get(1).nanos() - requests.get(0).nanos()).isGreaterThan(990_000_000L);

        // And a login that is over keeps everything, and tries no more by itself
        edge.breakAlwaysBy(Fault.SIGNED_OUT);
        one.evaluate("addOne('" + SESSION + "', 1)");
        one.waitForCondition(() -> Objects.equals(state(one).get("hindrance"), "signed-out"));
        one.evaluate("addOne('" + SESSION + "', 2)");
        assertThat(state(one)).containsEntry("pending", 2);
        one.evaluate("discard()");
        assertThat(state(one)).containsEntry("pending", 0);
        assertThat(phone.keys(SESSION)).containsExactly("step-0");
    }

    @Test
    void aDeviceWithoutRoomSaysSoAndNothingOfTheStepIsStored() {
        // Given
        Page page = phone.page();
        phone.hasRoomFor(page, 2_000_000);
        page.evaluate("open('tab')");
        edge.breakAlwaysBy(Fault.BUSY);
        page.evaluate("addOne('" + SESSION + "', 0, { key: 'session', value: 'before' })");

        // When
        Object said = page.evaluate("addOne('" + SESSION + "', 1, { key: 'session', value: noise(5_000_000) })");

        // Then
        assertThat(said).isEqualTo("storage-full");
        assertThat(state(page)).containsEntry("pending", 1);
        assertThat(page.evaluate("record('session')")).isEqualTo("before");
    }

    /** A day ahead, a day behind, or right. */
    private static double clockOf(int kill) {
        return (kill % 3 - 1) * DAY_MS;
    }

    private static String hindrance(Fault fault) {
        return switch (fault) {
            case BUSY, TOO_MANY -> "busy";
            case SIGNED_OUT -> "signed-out";
            default -> "unreachable";
        };
    }
}
