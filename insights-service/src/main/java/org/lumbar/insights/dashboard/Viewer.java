package org.lumbar.insights.dashboard;

/** Who is signed in, as the head of the page greets them. */
record Viewer(String name) {}
