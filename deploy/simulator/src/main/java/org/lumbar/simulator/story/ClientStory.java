package org.lumbar.simulator.story;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.simulator.event.EventBody;
import org.lumbar.simulator.event.EventType;
import org.lumbar.simulator.routine.Catalogue;
import org.lumbar.simulator.routine.Routine;
import org.lumbar.simulator.schedule.Occurrence;
import org.lumbar.simulator.schedule.Plan;
import org.lumbar.simulator.schedule.Schedule;

/**
 * One client's life with a sore back, day after day. The days must be played in order; what a day brings depends on
 * the seed, the client and the days before it, never on the last day of the story or on other clients.
 */
final class ClientStory {
    private static final Duration CLOCK_ERROR = Duration.ofMinutes(97);
    private static final int BREAK_FROM = 28;
    private static final int BREAK_TO = 41;
    private static final int TRAVEL_FROM = 21;
    private static final int TRAVEL_TO = 33;

    private final Setting setting;
    private final SimulatedClient client;
    private final Catalogue catalogue;
    private final SplittableRandom random;
    private final List<Phone> phones = new ArrayList<>();
    private final SessionScript script;
    private final UploadHabit uploads;
    private final Condition condition;
    private final Map<UUID, Set<String>> playedInWeek = new HashMap<>();

    ClientStory(Setting setting, SimulatedClient client, Catalogue catalogue, SplittableRandom random) {
        this.setting = setting;
        this.client = client;
        this.catalogue = catalogue;
        this.random = random;
        Duration clockError = client.persona().has(Quirk.CLOCK_IS_AHEAD) ? CLOCK_ERROR : Duration.ZERO;
        phones.add(phone("phone", clockError));
        if (client.persona().has(Quirk.HAS_TWO_DEVICES)) {
            phones.add(phone("tablet", Duration.ZERO));
        }
        script = new SessionScript(phones, random);
        uploads = new UploadHabit(client, random);
        condition = new Condition(client, setting, random);
    }

    private Phone phone(String device, Duration clockError) {
        return new Phone(client.clientId(), "urn:lumbar:app:sim-" + client.index() + "-" + device, clockError, random);
    }

    /** What the client does on this local day, and when each event leaves the phone. */
    List<Posting> play(LocalDate day) {
        ZoneId zone = whereabouts(day);
        phones.forEach(phone -> phone.carryTo(zone));
        condition.wakeUp(day);
        uploads.begin(day, zone);
        List<Posting> postings = new ArrayList<>();
        answerTheMorningQuestion(day, zone);
        rateOutOfTheBlue(day, zone);
        postings.addAll(uploads.send(takeNotes()));
        if (isOnABreak(day)) {
            return postings;
        }
        for (Plan plan : client.plans()) {
            if (day.getDayOfWeek().getValue() == 1) {
                playedInWeek.remove(plan.planId());
            }
            postings.addAll(playPlan(plan, day, zone));
        }
        return postings;
    }

    private List<Posting> playPlan(Plan plan, LocalDate day, ZoneId zone) {
        List<Posting> postings = new ArrayList<>();
        for (Occurrence occurrence : chosen(plan, day)) {
            postings.addAll(playSession(plan, occurrence, day, zone));
            if (client.persona().has(Quirk.PLAYS_EXTRA_SESSIONS) && chance(0.12)) {
                postings.addAll(playSession(plan, occurrence, day, zone));
            }
        }
        return postings;
    }

    /** Which of the day's occurrences the client feels like playing. */
    private List<Occurrence> chosen(Plan plan, LocalDate day) {
        double keenness = client.persona().keenness(setting.progress(day));
        LocalDate from = plan.schedule() instanceof Schedule.PerWeek ? day.minusDays(6) : day;
        List<Occurrence> chosen = new ArrayList<>();
        for (Occurrence occurrence : plan.occurrences(from, day)) {
            if (!occurrence.windowContains(day)) {
                continue;
            }
            if (plan.schedule() instanceof Schedule.PerWeek perWeek) {
                Set<String> played = playedInWeek.computeIfAbsent(plan.planId(), id -> new HashSet<>());
                boolean now = chosen.isEmpty() && chance(keenness * 1.35 * perWeek.times() / 7.0);
                if (now && played.add(occurrence.id())) {
                    chosen.add(occurrence);
                }
            } else if (chance(keenness)) {
                chosen.add(occurrence);
            }
        }
        return chosen;
    }

    private List<Posting> playSession(Plan plan, Occurrence occurrence, LocalDate day, ZoneId zone) {
        Routine routine = catalogue.routine(plan.routineKey());
        Instant start = timeOf(occurrence.slot(), day, zone);
        Visit visit = new Visit(plan, routine, named(occurrence, plan), start);
        Incident incident = condition.incident(day, routine);
        SessionScript.Outcome outcome = script.play(visit, condition.mood(), incident);
        condition.after(outcome.strained(), outcome.massaged());
        return uploads.send(takeNotes());
    }

    /** The occurrence as the app names it: not at all, a wrong one, or the right one. */
    private @Nullable String named(Occurrence occurrence, Plan plan) {
        if (!client.persona().has(Quirk.NAMES_NO_OCCURRENCE)) {
            return chance(0.03) ? null : occurrence.id();
        }
        double dice = random.nextDouble();
        if (dice < 0.04) {
            return plan.planId() + ":2020-02-29:day";
        }
        if (dice < 0.08) {
            List<Occurrence> yesterday = plan.occurrences(
                    occurrence.localDate().minusDays(1), occurrence.localDate().minusDays(1));
            return yesterday.isEmpty() ? null : yesterday.get(0).id();
        }
        return dice < 0.2 ? occurrence.id() : null;
    }

    private Instant timeOf(String slot, LocalDate day, ZoneId zone) {
        if (client.persona().has(Quirk.PLAYS_AT_NIGHT)) {
            // After midnight and before 03:00: still this local day, on the next calendar day.
            LocalTime time = LocalTime.of(1, 0).plusMinutes(random.nextInt(105));
            return day.plusDays(1).atTime(time).atZone(zone).toInstant();
        }
        int hour = switch (slot) {
            case "morning" -> 7;
            case "evening" -> 19;
            default -> 8 + client.index() * 5 % 12;
        };
        return day.atTime(hour, 0)
                .plusSeconds(random.nextInt(5400))
                .plusNanos(random.nextInt(1000) * 1_000_000L)
                .atZone(zone)
                .toInstant();
    }

    private void answerTheMorningQuestion(LocalDate day, ZoneId zone) {
        if (!condition.isAsked() || !chance(0.75)) {
            return;
        }
        Instant at =
                day.atTime(7, 30).plusSeconds(random.nextInt(3600)).atZone(zone).toInstant();
        EventBody body = new EventBody()
                .with("moment", "NEXT_DAY")
                .with("score", Mood.rounded(condition.mood().pain()));
        if (chance(0.9)) {
            Condition.Answer answer = condition.answer();
            body.with("stiff", answer.stiff()).with("sore", answer.sore());
        }
        phones.get(0).note(EventType.PAIN_RATED, at, body);
    }

    private void rateOutOfTheBlue(LocalDate day, ZoneId zone) {
        boolean flaring = condition.isFlaring();
        if (!chance(flaring ? 0.8 : 0.12)) {
            return;
        }
        Instant at = day.atTime(12, 0)
                .plusSeconds(random.nextInt(14_400))
                .atZone(zone)
                .toInstant();
        EventBody body = new EventBody()
                .with("moment", "AD_HOC")
                .with("score", Mood.rounded(condition.mood().pain() + random.nextDouble()))
                .with("flareUp", flaring ? Boolean.TRUE : null);
        phones.get(0).note(EventType.PAIN_RATED, at, body);
    }

    private List<Phone.Noted> takeNotes() {
        List<Phone.Noted> notes = new ArrayList<>();
        phones.forEach(phone -> notes.addAll(phone.takeNotes()));
        return notes;
    }

    private ZoneId whereabouts(LocalDate day) {
        int number = setting.dayNumber(day);
        boolean away = client.persona().has(Quirk.TRAVELS) && number >= TRAVEL_FROM && number <= TRAVEL_TO;
        return away
                ? ZoneId.of(client.timezone().startsWith("Europe") ? "Asia/Tokyo" : "Europe/Lisbon")
                : client.zone();
    }

    private boolean isOnABreak(LocalDate day) {
        int number = setting.dayNumber(day);
        return client.persona().has(Quirk.TAKES_A_BREAK) && number >= BREAK_FROM && number <= BREAK_TO;
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }
}
