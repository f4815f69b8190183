package org.lumbar.insights.alert;

/** How urgently a therapist should look, most urgent first. The colour's name is shown with it, never the colour alone. */
public enum Severity {
    RED,
    YELLOW,
    BLUE
}
