package org.lumbar.session.day;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.lumbar.session.plan.Areas;
import org.lumbar.session.plan.Technique;
import org.lumbar.session.store.PackedReader;
import org.lumbar.session.store.PackedWriter;

/** What worked in the massage, of which the client is asked on the next day, and what of it rests after a yes. */
public final class MassageWork {
    public static final MassageWork NONE = new MassageWork(new EnumMap<>(Technique.class));

    /** These reach deep enough to rest with what strained the same area, however gently they were done. */
    private static final Set<Technique> DEEP = Collections.unmodifiableSet(EnumSet.of(
            Technique.KNEAD, Technique.THUMB_PRESSURE, Technique.TRIGGER_POINT, Technique.RUB, Technique.STROKE_DEEP));

    private static final Technique[] TECHNIQUES = Technique.values();

    private final EnumMap<Technique, Worked> byTechnique;

    private MassageWork(EnumMap<Technique, Worked> byTechnique) {
        this.byTechnique = byTechnique;
    }

    /** With that technique, too. */
    public MassageWork with(Technique technique, Areas areas, boolean strained) {
        return and(of(technique, new Worked(areas, strained ? areas : Areas.NONE)));
    }

    private static MassageWork of(Technique technique, Worked worked) {
        EnumMap<Technique, Worked> one = new EnumMap<>(Technique.class);
        one.put(technique, worked);
        return new MassageWork(one);
    }

    /** Both together. */
    MassageWork and(MassageWork other) {
        if (other.isEmpty()) {
            return this;
        }
        EnumMap<Technique, Worked> both = new EnumMap<>(byTechnique);
        other.byTechnique.forEach((technique, worked) -> both.merge(technique, worked, Worked::and));
        return new MassageWork(both);
    }

    boolean isEmpty() {
        return byTechnique.isEmpty();
    }

    Set<Technique> techniques() {
        return Collections.unmodifiableSet(byTechnique.keySet());
    }

    /** What rests after a yes: what strained, and of the others what works deep on an area that was strained. */
    Set<Technique> resting() {
        Areas strained = Areas.NONE;
        for (Worked worked : byTechnique.values()) {
            strained = strained.and(worked.strained());
        }
        Set<Technique> resting = EnumSet.noneOf(Technique.class);
        for (Map.Entry<Technique, Worked> each : byTechnique.entrySet()) {
            Worked worked = each.getValue();
            if (worked.isStrained()
                    || (DEEP.contains(each.getKey()) && worked.areas().meets(strained))) {
                resting.add(each.getKey());
            }
        }
        return resting;
    }

    void pack(PackedWriter out) {
        out.list(
                byTechnique.entrySet(),
                (writer, each) -> writer.word(each.getKey())
                        .number(each.getValue().areas().bits())
                        .number(each.getValue().strained().bits()));
    }

    /** @param form 1: techniques alone, each of which strained, who knows where */
    static MassageWork unpack(PackedReader in, int form) {
        EnumMap<Technique, Worked> byTechnique = new EnumMap<>(Technique.class);
        for (int count = in.integer(); count > 0; count--) {
            Technique technique = in.word(TECHNIQUES);
            byTechnique.put(
                    technique,
                    form == 1
                            ? new Worked(Areas.NOT_KNOWN, Areas.NOT_KNOWN)
                            : new Worked(new Areas(in.integer()), new Areas(in.integer())));
        }
        return new MassageWork(byTechnique);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MassageWork work && byTechnique.equals(work.byTechnique);
    }

    @Override
    public int hashCode() {
        return byTechnique.hashCode();
    }

    @Override
    public String toString() {
        return byTechnique.toString();
    }
}
