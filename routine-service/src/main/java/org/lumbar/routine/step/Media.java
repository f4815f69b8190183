package org.lumbar.routine.step;

/**
 * A practice's own picture or film of a step.
 *
 * @param href an address of HTTPS
 * @param type its media type
 * @param title what it shows, for whoever does not see it
 */
public record Media(String href, String type, String title, String origin) {}
