package org.lumbar.routine.roster;

import java.util.List;
import org.lumbar.look.Form;
import org.lumbar.look.Viewer;

/** Where a practice sends a list of its clients, and what became of the lists before. */
public record RostersPage(Viewer viewer, Form form, List<Roster> rosters, List<String> routines) {}
