package org.lumbar.routine.picture;

import java.awt.geom.Area;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import org.lumbar.routine.picture.stroke.Layer;
import org.lumbar.routine.picture.stroke.Pen;
import org.lumbar.routine.picture.stroke.Shapes;
import org.lumbar.routine.step.Direction;
import org.lumbar.routine.step.HandPart;

/** The back from behind: the area, the hands on it, and how they move. For whatever is done with hands. */
final class BackView {
    private final Pen pen;
    private final PictureFacts facts;
    private final double middle;

    /** @param pen whose origin is the top of the spine's axis */
    BackView(Pen pen, PictureFacts facts) {
        this.pen = pen;
        this.facts = facts;
        this.middle = Zones.middle(facts.areas());
    }

    void draw() {
        List<Held> hands = hands();
        boolean aside = !facts.byAnother();
        Area body = BackBody.torso();
        Area before = new Area();
        for (int side : new int[] {1, -1}) {
            Held hand =
                    hands.stream().filter(each -> isOn(each, side)).findFirst().orElse(null);
            body.add(sided(hand != null && aside ? BackBody.armAside() : BackBody.armAlong(), side));
            if (hand != null) {
                before.add(hand.outline());
            }
        }
        Area arms = new Area();
        for (Held hand : hands) {
            arms.add(forearm(hand));
        }
        Area reaching = Shapes.union(arms, before);
        Area upperArms = Shapes.union(BackBody.armAside(), Shapes.mirrored(BackBody.armAside()));
        pen.draw(Layer.DASHED, Shapes.line(0, 36, 0, 136));
        pen.draw(Layer.BODY, Shapes.outside(body, reaching));
        pen.draw(Layer.BODY, aside ? Shapes.outside(reaching, upperArms) : reaching);
        BackBody.details().forEach(line -> pen.draw(Layer.DETAIL, Shapes.outside(line, reaching)));
        areas();
        hands.forEach(hand -> {
            hand.lines().forEach(line -> pen.draw(Layer.DETAIL, line));
            hand.contacts().forEach(point -> pen.spot(point.getX(), point.getY()));
        });
        new BackMarks(pen, facts, middle, contacts(hands)).draw();
    }

    private void areas() {
        for (var area : facts.areas()) {
            Layer layer = Zones.isAttended(area, facts.areas()) ? Layer.AREA_MOST : Layer.AREA;
            Zones.of(area).forEach(zone -> pen.draw(layer, zone));
        }
    }

    private List<Held> hands() {
        if (facts.has(Tool.MASSAGER)) {
            return List.of(Held.of(HandPart.FISTS).at(54, middle - 13, -106, 1));
        }
        List<HandPart> parts = parts();
        if (parts.isEmpty()) {
            return List.of();
        }
        List<Held> hands = new ArrayList<>();
        if (facts.direction() != Direction.AROUND) {
            hands.add(held(parts.get(parts.size() - 1)));
        }
        if (!facts.technique().equals("TRIGGER_POINT")) {
            hands.add(held(parts.get(0)).mirrored());
        }
        return hands;
    }

    private List<HandPart> parts() {
        if (!facts.hands().isEmpty()) {
            return facts.hands();
        }
        return switch (facts.technique()) {
            case "THUMB_PRESSURE", "TRIGGER_POINT" -> List.of(HandPart.THUMBS);
            case "STROKE_LIGHT", "STROKE_DEEP", "CIRCULAR", "KNEAD", "RUB", "TAP", "PAT", "OIL" ->
                List.of(HandPart.PALMS);
            default -> List.of();
        };
    }

    private Held held(HandPart part) {
        if (facts.technique().equals("KNEAD")) {
            return facts.byAnother()
                    ? ofAnother(Held.grip(), HandPart.PALMS)
                    : Held.grip().at(40, middle - 6, -98, 1);
        }
        if (facts.hands().contains(HandPart.THUMBS) && facts.hands().contains(HandPart.FINGERTIPS)) {
            Held hand = Held.thumbAndFingertips();
            return facts.byAnother() ? ofAnother(hand, HandPart.PALMS) : ofOneself(hand, HandPart.PALMS);
        }
        Held hand = Held.of(part);
        return facts.byAnother() ? ofAnother(hand, part) : ofOneself(hand, part);
    }

    private Held ofOneself(Held hand, HandPart part) {
        return switch (part) {
            case THUMBS -> Held.thumbFromBehind(middle - 1);
            case FISTS, KNUCKLES -> hand.at(36, middle - 4, -100, 1);
            default -> hand.at(37, middle - 11, -126, 1);
        };
    }

    private Held ofAnother(Held hand, HandPart part) {
        if (facts.direction() == Direction.INWARD) {
            return hand.at(46, middle + 6, -82, 1);
        }
        if (part == HandPart.THUMBS) {
            return hand.at(27, middle + 19, -4, 1);
        }
        return hand.at(27, middle + 24, facts.direction() == Direction.DIAGONAL ? 12 : -5, 1);
    }

    private Area forearm(Held hand) {
        int side = isOn(hand, 1) ? 1 : -1;
        double x = side * hand.wrist().getX();
        double y = hand.wrist().getY();
        return sided(facts.byAnother() ? BackBody.giversForearm(x, y) : BackBody.forearm(x, y), side);
    }

    private static boolean isOn(Held hand, int side) {
        return side * hand.outline().getBounds2D().getCenterX() > 0;
    }

    private static Area sided(Area right, int side) {
        return side > 0 ? right : new Area(Shapes.mirrored(right));
    }

    private static List<Point2D> contacts(List<Held> hands) {
        return hands.stream().flatMap(hand -> hand.contacts().stream()).toList();
    }
}
