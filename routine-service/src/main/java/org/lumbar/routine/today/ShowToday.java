package org.lumbar.routine.today;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.input.Fault;
import org.lumbar.routine.client.Client;
import org.lumbar.routine.client.Clients;
import org.lumbar.routine.consent.Consents;
import org.lumbar.routine.intake.ClientDay;
import org.lumbar.routine.intake.PainRating;
import org.lumbar.routine.intake.Session;
import org.lumbar.routine.intake.Snapshots;
import org.lumbar.routine.plan.PinnedPlan;
import org.lumbar.routine.plan.Plans;
import org.lumbar.routine.progress.Evidence;
import org.lumbar.routine.progress.Progress;
import org.lumbar.routine.schedule.LocalDays;
import org.lumbar.routine.screening.Screening;
import org.lumbar.routine.screening.Screenings;
import org.lumbar.routine.state.ConsentState;
import org.lumbar.routine.state.DecidingScreening;
import org.lumbar.routine.state.ScreeningResult;
import org.lumbar.routine.step.Technique;
import org.lumbar.routine.today.Today.Adaptation;
import org.lumbar.routine.today.Today.DuePlan;
import org.lumbar.routine.today.Today.Question;

/** Joins plans with what session-service says about the client's day. */
@ApplicationScoped
class ShowToday {
    private final Clients clients;
    private final Plans plans;
    private final Snapshots snapshots;
    private final Screenings screenings;
    private final Consents consents;
    private final Clock clock;

    ShowToday(
            Clients clients, Plans plans, Snapshots snapshots, Screenings screenings, Consents consents, Clock clock) {
        this.clients = clients;
        this.plans = plans;
        this.snapshots = snapshots;
        this.screenings = screenings;
        this.consents = consents;
        this.clock = clock;
    }

    @Transactional
    Today of(Caller caller, UUID clientId) {
        Client client = clients.visible(caller, clientId);
        LocalDate today = LocalDays.of(clock.instant(), client.timezone());
        ClientDay day = snapshots.dayOf(clientId, today).orElse(null);
        Adaptation standing = screenings
                .standing(clientId)
                .map(answers -> standing(answers, client))
                .orElse(null);
        DayLimits limits = new DayLimits(day, client.lockClearances(), client.injuredAreas(), standing);
        Consents.Standing consent = consents.standing(client);
        boolean withdrawn = consent.state() == ConsentState.WITHDRAWN;
        List<PinnedPlan> running = plans.running(clientId);
        NavigableMap<LocalDate, ClientDay> days = snapshots.daysOf(clientId);
        List<Progress> progress =
                running.stream().map(plan -> progress(plan, days)).toList();
        List<DuePlan> due = new ArrayList<>();
        for (int i = 0; !withdrawn && i < running.size(); i++) {
            due(running.get(i), progress.get(i), client, limits).ifPresent(due::add);
        }
        return new Today(
                clientId,
                today,
                dataUpTo(progress),
                consent,
                reasons(limits, consent, client),
                withdrawn ? List.of() : questions(client, day, today, standing == null ? running : List.of()),
                limits.dose(DayLimits.LIMIT_SECONDS),
                limits.injured(),
                due);
    }

    /** Who has withdrawn consent reads that, behind a "see a doctor" at most. */
    private static List<Adaptation> reasons(DayLimits limits, Consents.Standing consent, Client client) {
        List<Adaptation> reasons = new ArrayList<>(limits.reasons());
        Instant since = consent.since();
        if (consent.state() == ConsentState.WITHDRAWN && since != null) {
            reasons.add(
                    limits.screening() == null ? 0 : 1,
                    new Adaptation(
                            "CONSENT_WITHDRAWN",
                            "Consent is withdrawn: nothing is due until it is given again.",
                            List.of(Evidence.ofDay(LocalDays.of(since, client.timezone())))));
        }
        return List.copyOf(reasons);
    }

    private Progress progress(PinnedPlan pinned, NavigableMap<LocalDate, ClientDay> days) {
        UUID client = pinned.plan().clientId();
        List<Session> sessions = snapshots.sessionsOf(client, pinned.plan().planId());
        List<PainRating> ratings = Progress.ratedFrom(sessions)
                .map(day -> snapshots.ratingsSince(client, day))
                .orElse(List.of());
        return new Progress(pinned.snapshot(), sessions, days, ratings);
    }

    /** A yes that no clinician has cleared, in words for the client. Never a diagnosis. */
    private static Adaptation standing(DecidingScreening answers, Client client) {
        boolean urgent = answers.result() == ScreeningResult.URGENT_CARE;
        return new Adaptation(
                urgent ? "SCREENING_URGENT" : "SCREENING_PROFESSIONAL",
                urgent ? "See a doctor now." : "Ask a professional before you go on.",
                List.of(Evidence.ofDay(LocalDays.of(answers.answeredAt(), client.timezone()))));
    }

    /** A plan's days are those of its own zone; the client's day, with its limits, is that of their home zone. */
    private Optional<DuePlan> due(PinnedPlan pinned, Progress progress, Client client, DayLimits limits) {
        LocalDate planDay = LocalDays.of(clock.instant(), pinned.plan().timezone());
        PlanDay day = new PlanDay(pinned, progress, planDay, limits);
        PainRating rating = day.decidingEvent()
                .flatMap(event -> snapshots.rating(client.clientId(), event))
                .orElse(null);
        return day.due(rating);
    }

    private static @Nullable Instant dataUpTo(List<Progress> progress) {
        return progress.stream()
                .flatMap(plan -> plan.sessions().stream())
                .map(Session::lastReceivedAt)
                .max(Instant::compareTo)
                .orElse(null);
    }

    /** @param running plans that need answers to the screening; none while a yes waits for a clinician: asking again is in vain */
    private List<Question> questions(
            Client client, @Nullable ClientDay day, LocalDate today, List<PinnedPlan> running) {
        Stream<Question> nextDay = day == null
                ? Stream.empty()
                : day.questionsDue().stream()
                        .filter(question -> !question.dueFrom().isAfter(today))
                        .map(ShowToday::nextDayCheck);
        Stream<Question> screening = running.isEmpty() ? Stream.empty() : screening(client);
        return Stream.concat(nextDay, screening).toList();
    }

    private static Question nextDayCheck(ClientDay.Question question) {
        Evidence worked = Evidence.ofDay(question.aboutDay());
        List<Technique> techniques = question.techniques();
        return new Question(question.question(), "NEXT_DAY_SORE", question.aboutDay(), techniques, List.of(worked));
    }

    /** Asked again when the answers have expired, are missing, or belong to an older version of the questions. */
    private Stream<Question> screening(Client client) {
        Optional<Screening> latest = screenings.latest(client.clientId());
        if (latest.isPresent() && latest.get().passed()) {
            return Stream.empty();
        }
        String rule =
                latest.map(answers -> answers.reasons().get(0)).map(Fault::code).orElse("screening-missing");
        List<Evidence> answered =
                latest
                        .map(Screening::answeredAt)
                        .map(at -> Evidence.ofDay(LocalDays.of(at, client.timezone())))
                        .stream()
                        .toList();
        return Stream.of(new Question("SCREENING", rule, null, List.of(), answered));
    }
}
