package org.lumbar.insights.intake;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.snapshot.ClientDaySnapshot;
import org.lumbar.insights.snapshot.ClientSnapshot;
import org.lumbar.insights.snapshot.ClientSnapshot.ScreeningHold;
import org.lumbar.insights.snapshot.PlanSnapshot;
import org.lumbar.insights.snapshot.PlanSnapshot.Course;
import org.lumbar.insights.snapshot.PlanSnapshot.Occurrence;
import org.lumbar.insights.snapshot.PlanSnapshot.Pause;
import org.lumbar.insights.snapshot.PlanSnapshot.Step;
import org.lumbar.insights.snapshot.Published;
import org.lumbar.insights.snapshot.RatingSnapshot;
import org.lumbar.insights.snapshot.RatingSnapshot.Moment;
import org.lumbar.insights.snapshot.SessionSnapshot;
import org.lumbar.insights.snapshot.SessionSnapshot.Answer;
import org.lumbar.insights.snapshot.SessionSnapshot.StopReason;
import org.lumbar.insights.snapshot.Snapshot;
import org.lumbar.insights.snapshot.Snapshots;

/** Some weeks of one made-up client, by a seed: every snapshot in several revisions, of which the last is the truth. */
final class History {

    private static final LocalDate MONDAY = LocalDate.of(2026, 9, 7);
    private static final int DAYS = 21;
    private static final List<String> TECHNIQUES = List.of("HEAT", "KNEAD", "BALL_ROLL", "STRETCH");

    private final Random random;
    /** Histories of the same client have no revision in common: what a revision says it says for ever. */
    private final long first;

    private final Map<String, Snapshot> truth = new LinkedHashMap<>();
    private final List<Snapshot> all = new ArrayList<>();

    History(long seed) {
        this.random = new Random(seed);
        this.first = 1 + seed * 100;
        revise(this::client);
        revise(this::plan);
        for (int i = 0; i < 25; i++) {
            int number = i;
            revise(() -> session(number));
            revise(() -> rating(number));
        }
        for (int i = 0; i < 8; i++) {
            LocalDate day = MONDAY.plusDays(random.nextInt(DAYS));
            revise(() -> day(day));
        }
    }

    /** Every revision of everything, some of it twice, in an order made by the seed. */
    List<Snapshot> shuffled(long seed) {
        List<Snapshot> arriving = new ArrayList<>(all);
        arriving.addAll(all.subList(0, all.size() / 10));
        Collections.shuffle(arriving, new Random(seed));
        return arriving;
    }

    /** The last revision of everything of a type. */
    <T> List<T> truth(Class<T> type) {
        return truth.values().stream().filter(type::isInstance).map(type::cast).toList();
    }

    private void revise(Supplier<? extends Snapshot> maker) {
        int revisions = 1 + random.nextInt(3);
        for (int i = 0; i < revisions; i++) {
            Snapshot made = maker.get();
            Snapshot held = truth.get(made.key());
            Snapshot next = withRevision(made, held == null ? first : held.revision() + 1);
            truth.put(next.key(), next);
            all.add(next);
        }
    }

    private ClientSnapshot client() {
        ClientSnapshot client =
                Published.client(Snapshots.client(), Snapshots.practice(), "Ada " + random.nextInt(9), 1, "anna");
        Instant from = Snapshots.at(MONDAY.plusDays(random.nextInt(DAYS)), random.nextInt(24));
        Instant to = from.plusSeconds(random.nextInt(10 * 86_400));
        return switch (random.nextInt(4)) {
            case 0 -> Published.held(client, new ScreeningHold(from, to));
            case 1 -> Published.held(client, new ScreeningHold(from, to), new ScreeningHold(to, null));
            default -> client;
        };
    }

    private PlanSnapshot plan() {
        boolean weekly = random.nextInt(3) == 0;
        List<Step> steps = new ArrayList<>();
        for (String technique : TECHNIQUES) {
            if (steps.isEmpty() || random.nextInt(4) > 0) {
                Integer seconds = random.nextBoolean() ? 60 + random.nextInt(200) : null;
                steps.add(Snapshots.step("step-" + steps.size(), technique, seconds, random.nextBoolean() ? 10 : null));
            }
        }
        Step[] all = steps.toArray(Step[]::new);
        PlanSnapshot plan = weekly ? Snapshots.weekly(MONDAY, 3, 3, all) : Snapshots.daily(MONDAY, DAYS, all);
        List<Occurrence> occurrences = plan.occurrences().stream()
                .map(occurrence -> new Occurrence(
                        occurrence.id(),
                        occurrence.localDate(),
                        occurrence.windowEnd(),
                        occurrence.slot(),
                        random.nextInt(12) == 0))
                .toList();
        LocalDate pause = MONDAY.plusDays(random.nextInt(DAYS));
        List<Pause> pauses =
                random.nextInt(3) == 0 ? List.of(new Pause(pause, pause.plusDays(random.nextInt(4)))) : List.of();
        Course course = random.nextInt(3) == 0 ? new Course(3, 6) : null;
        return Snapshots.plan(MONDAY, plan.schedule(), course, occurrences, pauses, all);
    }

    private SessionSnapshot session(int number) {
        LocalDate day = MONDAY.plusDays(random.nextInt(DAYS));
        List<SessionSnapshot.Step> steps = new ArrayList<>();
        for (int i = 0; i < TECHNIQUES.size(); i++) {
            if (random.nextInt(4) > 0) {
                steps.add(new SessionSnapshot.Step(
                        "step-" + i, random.nextInt(5) > 0, null, maybe(300), maybe(12), null));
            }
        }
        StopReason stop = random.nextInt(6) == 0 ? StopReason.values()[random.nextInt(6)] : null;
        Answer answer = random.nextInt(4) == 0 ? Answer.values()[random.nextInt(5)] : null;
        return Snapshots.session(
                number, day, name(day), steps, stop, answer, Snapshots.at(day.plusDays(random.nextInt(3)), 12));
    }

    private @Nullable String name(LocalDate day) {
        return switch (random.nextInt(5)) {
            case 0 -> Snapshots.plan() + ":" + day + ":am";
            case 1 -> Snapshots.plan() + ":w" + random.nextInt(3) + ":" + (1 + random.nextInt(3));
            case 2 -> "unheard-of";
            default -> null;
        };
    }

    private RatingSnapshot rating(int number) {
        LocalDate day = MONDAY.plusDays(random.nextInt(DAYS));
        Moment moment = Moment.values()[random.nextInt(5)];
        return Snapshots.rating(
                number, day, moment, random.nextInt(11), Snapshots.at(day.plusDays(random.nextInt(3)), 13));
    }

    private ClientDaySnapshot day(LocalDate day) {
        return Snapshots.day(day, random.nextInt(2) * 300, some(), some());
    }

    private List<String> some() {
        return TECHNIQUES.stream().filter(technique -> random.nextInt(4) == 0).toList();
    }

    private @Nullable Integer maybe(int most) {
        return random.nextBoolean() ? random.nextInt(most) : null;
    }

    /** The same snapshot under a higher revision. */
    static Snapshot withRevision(Snapshot snapshot, long revision) {
        ObjectMapper json = new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        ObjectNode tree = json.valueToTree(snapshot);
        return json.convertValue(tree.put("revision", revision), snapshot.getClass());
    }
}
