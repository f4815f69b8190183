package org.lumbar.routine.picture.shown;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumbar.routine.catalogue.Actor;
import org.lumbar.routine.catalogue.Routine;
import org.lumbar.routine.catalogue.Routines;
import org.lumbar.routine.picture.PictureFacts;
import org.lumbar.routine.picture.StepPicture;
import org.lumbar.routine.step.Manner;
import org.lumbar.routine.step.Step;

/** Draws the steps of routines; the last pictures are retained, since many steps and readers have the same ones. */
@ApplicationScoped
public class RoutinePictures {
    private static final int RETAINED = 400;

    private final Routines routines;
    private final Map<Drawn, String> drawn = new LinkedHashMap<>(RETAINED, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Drawn, String> eldest) {
            return size() > RETAINED;
        }
    };

    RoutinePictures(Routines routines) {
        this.routines = routines;
    }

    private record Drawn(PictureFacts facts, String language) {}

    /** Of every step by its key, as SVG. */
    public Map<String, String> of(Routine routine, Locale language) {
        Map<String, String> pictures = new LinkedHashMap<>();
        routine.steps().forEach(step -> pictures.put(step.key(), of(routine, step, language)));
        return pictures;
    }

    /**
     * Of one step, as SVG.
     *
     * @param language of its title; English if it is not known
     */
    public String of(Routine routine, Step step, Locale language) {
        boolean byAnother = !routine.actors().contains(Actor.SELF);
        PictureFacts facts = PictureFacts.of(step, manner(routine, step), byAnother);
        synchronized (drawn) {
            return drawn.computeIfAbsent(
                    new Drawn(facts, language.getLanguage()), wanted -> StepPicture.of(wanted.facts(), language));
        }
    }

    /** A built-in version that was shipped before there were manners has those of the newest one, where a step is the same. */
    private @Nullable Manner manner(Routine routine, Step step) {
        if (step.manner() != null) {
            return step.manner();
        }
        Optional<Step> newest = routines.find(null, routine.key(), null)
                .filter(other -> other.source().equals(routine.source()))
                .flatMap(other -> other.steps().stream()
                        .filter(each -> each.key().equals(step.key()) && each.technique() == step.technique())
                        .findFirst());
        return newest.map(Step::manner).orElse(null);
    }
}
