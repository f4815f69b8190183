package org.lumbar.session.edge;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One result per event, in the order of the request. */
@Schema(name = "EventResults")
record Results(List<Result> results) {}
