package org.lumbar.insights.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Zones;
import org.lumbar.insights.snapshot.ClientDaySnapshot;
import org.lumbar.insights.snapshot.ClientSnapshot;
import org.lumbar.insights.snapshot.ClientSnapshot.Hold;
import org.lumbar.insights.snapshot.PlanSnapshot;
import org.lumbar.insights.snapshot.PlanSnapshot.LeftOut;
import org.lumbar.insights.snapshot.PlanSnapshot.Occurrence;
import org.lumbar.insights.snapshot.PlanSnapshot.Pause;
import org.lumbar.insights.snapshot.PlanSnapshot.Range;
import org.lumbar.insights.snapshot.PlanSnapshot.Step;
import org.lumbar.insights.snapshot.RatingSnapshot;
import org.lumbar.insights.snapshot.SessionSnapshot;
import org.lumbar.insights.snapshot.Snapshot;

/** Faults that no JSON Schema can see: an unknown zone, an end before its start, the same id twice. */
final class BeyondSchema {

    private BeyondSchema() {}

    /** JSON pointer of the first fault, or empty. */
    static Optional<String> faultIn(Snapshot snapshot) {
        if (snapshot instanceof PlanSnapshot plan) {
            return inPlan(plan);
        }
        if (snapshot instanceof ClientSnapshot client) {
            return inClient(client);
        }
        if (snapshot instanceof SessionSnapshot session) {
            return zone(session.timezone());
        }
        if (snapshot instanceof RatingSnapshot rating) {
            return zone(rating.timezone());
        }
        return snapshot instanceof ClientDaySnapshot ? Optional.empty() : Optional.of("");
    }

    private static Optional<String> inPlan(PlanSnapshot plan) {
        List<Step> steps = plan.routine().steps();
        List<Occurrence> occurrences = plan.occurrences();
        List<Supplier<Optional<String>>> rules = List.of(
                () -> zone(plan.timezone()),
                () -> twice("/routine/steps", "/key", steps, Step::key),
                () -> twice("/occurrences", "/id", occurrences, Occurrence::id),
                () -> first("/routine/steps", steps, BeyondSchema::inDose),
                () -> first(
                        "/routine/steps",
                        steps,
                        step -> first(
                                "/earlierDoses",
                                step.earlierDoses(),
                                dose -> inDose(dose.seconds(), dose.repetitions(), dose.holdSeconds()))),
                () -> first("/routine/steps", steps, step -> first("/leftOut", step.leftOut(), BeyondSchema::inDays)),
                () -> first("/occurrences", occurrences, BeyondSchema::inWindow),
                () -> first("/pauses", plan.pauses(), BeyondSchema::inPause),
                () -> course(plan.course()));
        return rules.stream().map(Supplier::get).flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> inClient(ClientSnapshot client) {
        return zone(client.timezone())
                .or(() -> first("/screeningHolds", client.screeningHolds(), BeyondSchema::inHold))
                .or(() -> overlap("/screeningHolds", client.screeningHolds()))
                .or(() -> first("/consent/withdrawals", client.consent().withdrawals(), BeyondSchema::inHold))
                .or(() -> overlap("/consent/withdrawals", client.consent().withdrawals()))
                .or(() -> twice(
                        "/openProposals",
                        "/proposalId",
                        client.openProposals(),
                        proposal -> proposal.proposalId().toString()));
    }

    private static Optional<String> inHold(Hold hold) {
        Instant to = hold.to();
        return to != null && to.isBefore(hold.from()) ? Optional.of("/to") : Optional.empty();
    }

    /** Each begins when the one before it has ended, or later: so they are in order, too. */
    private static Optional<String> overlap(String pointer, List<? extends Hold> holds) {
        return IntStream.range(1, holds.size())
                .filter(i -> {
                    Instant before = holds.get(i - 1).to();
                    return before == null || holds.get(i).from().isBefore(before);
                })
                .mapToObj(i -> pointer + "/" + i + "/from")
                .findFirst();
    }

    private static Optional<String> zone(String zone) {
        return Zones.find(zone) != null ? Optional.empty() : Optional.of("/timezone");
    }

    private static Optional<String> inDose(Step step) {
        return inDose(step.seconds(), step.repetitions(), step.holdSeconds());
    }

    private static Optional<String> inDose(
            @Nullable Range seconds, @Nullable Range repetitions, @Nullable Range holdSeconds) {
        return Stream.of(
                        upsideDown("/seconds", seconds),
                        upsideDown("/repetitions", repetitions),
                        upsideDown("/holdSeconds", holdSeconds))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> upsideDown(String pointer, @Nullable Range range) {
        return range != null && range.min() > range.max() ? Optional.of(pointer) : Optional.empty();
    }

    private static Optional<String> inWindow(Occurrence occurrence) {
        return occurrence.windowEnd().isBefore(occurrence.localDate()) ? Optional.of("/windowEnd") : Optional.empty();
    }

    private static Optional<String> inPause(Pause pause) {
        LocalDate to = pause.to();
        return to != null && to.isBefore(pause.from()) ? Optional.of("/to") : Optional.empty();
    }

    private static Optional<String> inDays(LeftOut days) {
        LocalDate to = days.to();
        return to != null && to.isBefore(days.from()) ? Optional.of("/to") : Optional.empty();
    }

    private static Optional<String> course(PlanSnapshot.@Nullable Course course) {
        return course != null && course.stopAt() < course.reviewAt() ? Optional.of("/course/stopAt") : Optional.empty();
    }

    private static <T> Optional<String> first(String list, List<T> items, Function<T, Optional<String>> rule) {
        return IntStream.range(0, items.size())
                .boxed()
                .flatMap(i -> rule.apply(items.get(i)).map(fault -> list + "/" + i + fault).stream())
                .findFirst();
    }

    private static <T> Optional<String> twice(String list, String field, List<T> items, Function<T, String> name) {
        Set<String> seen = new HashSet<>();
        return first(list, items, item -> seen.add(name.apply(item)) ? Optional.empty() : Optional.of(field));
    }
}
