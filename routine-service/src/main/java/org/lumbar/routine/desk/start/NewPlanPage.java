package org.lumbar.routine.desk.start;

import org.lumbar.look.Form;
import org.lumbar.look.Viewer;
import org.lumbar.routine.client.Client;

/**
 * A plan for a client who is known.
 *
 * @param asks whether the questions have to be asked, because no answers allow a plan as they are
 */
public record NewPlanPage(Viewer viewer, Form form, Client client, boolean asks, PlanFields fields) {}
