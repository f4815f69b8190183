package org.lumbar.routine.desk.start;

import java.util.List;
import java.util.UUID;
import org.lumbar.look.Form;
import org.lumbar.look.Viewer;

/**
 * The page on which a client begins.
 *
 * @param clientId made for this page: sent twice, it is the same client
 */
public record NewClientPage(Viewer viewer, Form form, UUID clientId, List<String> zones, PlanFields fields) {}
