package org.lumbar.insights.rule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.alert.Alert;
import org.lumbar.insights.alert.AlertCode;
import org.lumbar.insights.alert.AlertThresholds;
import org.lumbar.insights.rule.ClientState.Against;
import org.lumbar.insights.rule.ClientState.DoseDay;
import org.lumbar.insights.rule.ClientState.LockedSession;
import org.lumbar.insights.rule.ClientState.PlanConsistency;
import org.lumbar.insights.rule.ClientState.PlanCourse;
import org.lumbar.insights.rule.ClientState.RaisedAlert;
import org.lumbar.insights.rule.ClientState.ScreenedOut;
import org.lumbar.insights.rule.ClientState.SessionPain;
import org.lumbar.insights.rule.ClientState.Silence;
import org.lumbar.insights.rule.ClientState.Stop;
import org.lumbar.insights.rule.ClientState.TrailingConsistency;
import org.lumbar.insights.snapshot.ClientSnapshot.OpenProposal;
import org.lumbar.insights.snapshot.ClientSnapshot.ProposalKind;
import org.lumbar.insights.snapshot.ClientSnapshot.Result;
import org.lumbar.insights.snapshot.ClientSnapshot.Screening;
import org.lumbar.insights.snapshot.SessionSnapshot.StopReason;
import org.lumbar.insights.trend.FlareUp;

/** What is known of a client in Berlin at noon on {@link #TODAY}; nothing worrying until a test says so. */
final class States {

    static final UUID CLIENT = new UUID(0, 1);
    static final UUID PLAN = new UUID(0, 2);
    static final LocalDate TODAY = LocalDate.parse("2026-06-30");
    static final Instant NOW = Instant.parse("2026-06-30T10:00:00Z");

    private final List<Stop> stops = new ArrayList<>();
    private final List<SessionPain> sessions = new ArrayList<>();
    private final List<FlareUp> flares = new ArrayList<>();
    private final List<SorenessRun> soreness = new ArrayList<>();
    private final List<DoseDay> doseExceeded = new ArrayList<>();
    private final List<PlanConsistency> plans = new ArrayList<>();
    private final List<RaisedAlert> raised = new ArrayList<>();
    private final List<PlanCourse> courses = new ArrayList<>();
    private final List<ScreenedOut> screenedOut = new ArrayList<>();
    private final List<LockedSession> lockedWork = new ArrayList<>();
    private final List<OpenProposal> proposals = new ArrayList<>();
    private @Nullable Screening screening;
    private @Nullable SevereRun severe;
    private @Nullable RisingPain rising;
    private Silence silence = new Silence(NOW.minus(Duration.ofDays(60)), NOW);
    private Instant now = NOW;

    static States ofAClient() {
        return new States();
    }

    /** An id, apart from those of other tests. */
    static UUID id(int number) {
        return new UUID(7, number);
    }

    static LocalDate daysAgo(int days) {
        return TODAY.minusDays(days);
    }

    States stopped(int daysAgo, StopReason reason, boolean cleared) {
        stops.add(new Stop(id(100 + daysAgo), daysAgo(daysAgo), reason, cleared));
        return this;
    }

    /** The session of a day; its id is that of the days ago. */
    States session(int daysAgo, @Nullable Integer before, @Nullable Integer after) {
        sessions.add(
                new SessionPain(id(daysAgo), daysAgo(daysAgo), NOW.minus(Duration.ofDays(daysAgo)), before, after));
        return this;
    }

    /** A proposal that was found so long ago; its id is that of the number of those before it. */
    States proposed(ProposalKind kind, Duration ago) {
        proposals.add(new OpenProposal(id(900 + proposals.size()), PLAN, kind, NOW.minus(ago)));
        return this;
    }

    States flare(FlareUp flare) {
        flares.add(flare);
        return this;
    }

    States sore(int from, int to, boolean lasts) {
        soreness.add(new SorenessRun(daysAgo(from), daysAgo(to), lasts));
        return this;
    }

    States tooMuchDose(int daysAgo) {
        return dose(daysAgo, 310);
    }

    /** So many seconds of ball rolling on a day whose limit is 300. */
    States dose(int daysAgo, int seconds) {
        doseExceeded.add(new DoseDay(daysAgo(daysAgo), seconds, 300));
        return this;
    }

    States screening(Result result, Instant answeredAt, @Nullable Instant clearedAt) {
        screening = new Screening(id(500), answeredAt, result, List.of(), clearedAt, clearedAt == null ? null : "anna");
        return this;
    }

    States screenedOut(int daysAgo) {
        screenedOut.add(new ScreenedOut(id(600 + daysAgo), daysAgo(daysAgo), NOW.minus(Duration.ofDays(daysAgo))));
        return this;
    }

    States lockedWork(int daysAgo, boolean cleared) {
        lockedWork.add(new LockedSession(id(700 + daysAgo), daysAgo(daysAgo), List.of(id(800)), cleared));
        return this;
    }

    /** The latest rated days, all of them severe. */
    States severe(int... daysAgo) {
        severe = new SevereRun(
                IntStream.of(daysAgo).mapToObj(States::daysAgo).toList(),
                IntStream.of(daysAgo).mapToObj(day -> id(900 + day)).toList());
        return this;
    }

    States rising(int since, int latest) {
        rising = new RisingPain(daysAgo(since), daysAgo(latest));
        return this;
    }

    States course(int reviewAt, int stopAt, int... daysAgo) {
        courses.add(new PlanCourse(
                PLAN,
                reviewAt,
                stopAt,
                IntStream.of(daysAgo).mapToObj(States::daysAgo).toList()));
        return this;
    }

    /** Consistency as of the last days, today's last, of a plan that started so many days ago. */
    States plan(int startDaysAgo, @Nullable Double... values) {
        plans.add(new PlanConsistency(PLAN, daysAgo(startDaysAgo), trailing(values), List.of()));
        return this;
    }

    /** Likewise, as lists show it: over 28 days. */
    States shown(int startDaysAgo, @Nullable Double... values) {
        plans.add(new PlanConsistency(PLAN, daysAgo(startDaysAgo), List.of(), trailing(values)));
        return this;
    }

    private static List<TrailingConsistency> trailing(@Nullable Double... values) {
        List<TrailingConsistency> days = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            days.add(new TrailingConsistency(daysAgo(values.length - 1 - i), values[i]));
        }
        return days;
    }

    States silentSince(@Nullable Instant expectedSince, @Nullable Instant dataUpTo) {
        silence = new Silence(expectedSince, dataUpTo);
        return this;
    }

    States raised(UUID alertId, Duration ago, boolean acknowledged) {
        raised.add(new RaisedAlert(alertId, NOW.minus(ago), acknowledged));
        return this;
    }

    States at(Instant later) {
        now = later;
        return this;
    }

    List<Alert> judged() {
        return new AlertRules(AlertThresholds.DEFAULTS)
                .of(new ClientState(
                        CLIENT,
                        now,
                        "Europe/Berlin",
                        stops,
                        sessions,
                        flares,
                        soreness,
                        doseExceeded,
                        plans,
                        courses,
                        new Against(screening, screenedOut, lockedWork),
                        proposals,
                        severe,
                        rising,
                        silence,
                        raised));
    }

    List<AlertCode> codes() {
        return judged().stream().map(Alert::code).toList();
    }
}
