package org.lumbar.routine.picture;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumbar.routine.step.Area;
import org.lumbar.routine.step.Direction;
import org.lumbar.routine.step.Equipment;
import org.lumbar.routine.step.HandPart;
import org.lumbar.routine.step.Manner;
import org.lumbar.routine.step.Position;
import org.lumbar.routine.step.Pressure;
import org.lumbar.routine.step.Sourced;
import org.lumbar.routine.step.Step;

/**
 * Everything that a picture shows. Steps that are equal in this have the same picture.
 *
 * @param technique its word; one that is not known here is shown by its name
 * @param byAnother whether somebody else's hands work
 * @param positions to choose from; empty if nothing is said
 * @param hands what of the hand works; empty if nothing is said
 * @param from where the pressure starts, if it grows
 */
public record PictureFacts(
        String technique,
        boolean byAnother,
        boolean recurring,
        List<Position> positions,
        List<Area> areas,
        @Nullable Direction direction,
        List<HandPart> hands,
        List<Tool> tools,
        @Nullable Pressure from,
        @Nullable Pressure pressure,
        boolean hold) {

    /** @param manner of the step, or of another version of it that says more; null for none */
    public static PictureFacts of(Step step, @Nullable Manner manner, boolean byAnother) {
        return new PictureFacts(
                step.technique().name(),
                byAnother,
                step.recurring(),
                manner == null ? List.of() : all(manner.positions()),
                all(step.areas()),
                manner == null || manner.direction() == null
                        ? null
                        : manner.direction().value(),
                manner == null ? List.of() : all(manner.hands()),
                Tool.namedIn(step.equipment().stream().map(Equipment::value).toList()),
                step.pressure() == null ? null : step.pressure().from(),
                step.pressure() == null ? null : step.pressure().value(),
                step.holdSeconds() != null);
    }

    private static <T> List<T> all(@Nullable Sourced<List<T>> said) {
        return said == null ? List.of() : List.copyOf(said.value());
    }

    boolean has(Tool tool) {
        return tools.contains(tool);
    }
}
