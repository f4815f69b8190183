package org.lumbar.routine.picture.stroke;

/** What lies over what, and how it is drawn. A page's style may colour a layer by its class. */
public enum Layer {
    /** Ground, wall, table, stool. */
    SCENE("pic-scene", "stroke-width=\"1.5\" stroke-opacity=\".55\""),
    /** Where the step works: a tint. */
    AREA("pic-area", "fill=\"currentColor\" fill-opacity=\".2\" stroke=\"none\""),
    /** Where it works most: another tint over it. */
    AREA_MOST("pic-area", "fill=\"currentColor\" fill-opacity=\".22\" stroke=\"none\""),
    BODY("pic-body", "stroke-width=\"1.8\""),
    /** The spine, and what is only thought. */
    DASHED("pic-body", "stroke-width=\"1.2\" stroke-opacity=\".7\" stroke-dasharray=\"3 3.5\""),
    /** Shoulder blades, folds, knuckles. */
    DETAIL("pic-body", "stroke-width=\"1.1\" stroke-opacity=\".6\""),
    TOOL("pic-tool", "stroke-width=\"1.8\""),
    /** What moves, and where to. */
    MARK("pic-mark", "stroke-width=\"2.6\""),
    FINE_MARK("pic-mark", "stroke-width=\"1.6\""),
    /** Round spots. */
    SPOT("pic-mark", "stroke-width=\"3.6\""),
    /** Filled marks. */
    FULL("pic-mark", "stroke-width=\"1.6\" fill=\"currentColor\"");

    private final String look;

    Layer(String name, String attributes) {
        this.look = "class=\"" + name + "\" " + attributes;
    }

    String look() {
        return look;
    }
}
