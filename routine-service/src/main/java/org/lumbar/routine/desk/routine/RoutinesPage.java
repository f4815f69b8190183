package org.lumbar.routine.desk.routine;

import java.util.List;
import org.lumbar.look.Viewer;
import org.lumbar.routine.catalogue.Routine;

/** Every routine that may be chosen. */
public record RoutinesPage(Viewer viewer, List<Routine> routines) {}
